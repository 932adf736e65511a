package io.framewright.framing;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledHeapByteBuf;
import io.netty.util.internal.OutOfDirectMemoryError;
import java.lang.reflect.Constructor;

/** Has no memory once: when it is asked for the n-th time, for a new buffer or for a larger one. */
final class FailingAllocator extends AbstractByteBufAllocator {

    private int allocationsLeft;
    private long held;

    /**
     * Makes an allocator.
     *
     * @param failing the number of the allocation that fails, from 1
     */
    FailingAllocator(int failing) {
        super(false);
        allocationsLeft = failing;
    }

    /** Tells whether the failure has happened. */
    boolean hasFailed() {
        return allocationsLeft <= 0;
    }

    /** The bytes that are allocated and not released. */
    long held() {
        return held;
    }

    private final class Counted extends UnpooledHeapByteBuf {
        Counted(int initialCapacity, int maxCapacity) {
            super(FailingAllocator.this, initialCapacity, maxCapacity);
        }

        @Override
        protected byte[] allocateArray(int initialCapacity) {
            if (--allocationsLeft == 0) {
                throw outOfDirectMemory();
            }
            held += initialCapacity;
            return super.allocateArray(initialCapacity);
        }

        @Override
        protected void freeArray(byte[] array) {
            held -= array.length;
        }
    }

    /** What Netty throws at its limit; nobody else is meant to make one. */
    private static OutOfDirectMemoryError outOfDirectMemory() {
        try {
            Constructor<OutOfDirectMemoryError> constructor =
                    OutOfDirectMemoryError.class.getDeclaredConstructor(String.class);
            constructor.setAccessible(true);
            return constructor.newInstance("none left, says the test");
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("another Netty", e);
        }
    }

    @Override
    protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
        return new Counted(initialCapacity, maxCapacity);
    }

    @Override
    protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
        return new Counted(initialCapacity, maxCapacity);
    }

    @Override
    public boolean isDirectBufferPooled() {
        return false;
    }
}

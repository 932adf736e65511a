package io.framewright.codec.testkit;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledDirectByteBuf;
import io.netty.buffer.UnpooledHeapByteBuf;

/** Counts the buffers that are not released, and the bytes that are asked for outside the heap. For one thread. */
final class MeteredAllocator extends AbstractByteBufAllocator {

    private int live;
    private long directBytes;

    int live() {
        return live;
    }

    long directBytes() {
        return directBytes;
    }

    @Override
    protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
        live++;
        return new Heap(initialCapacity, maxCapacity);
    }

    @Override
    protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
        live++;
        directBytes += initialCapacity;
        return new Direct(initialCapacity, maxCapacity);
    }

    @Override
    public boolean isDirectBufferPooled() {
        return false;
    }

    private final class Heap extends UnpooledHeapByteBuf {

        Heap(int initialCapacity, int maxCapacity) {
            super(MeteredAllocator.this, initialCapacity, maxCapacity);
        }

        @Override
        protected void deallocate() {
            live--;
            super.deallocate();
        }
    }

    private final class Direct extends UnpooledDirectByteBuf {

        Direct(int initialCapacity, int maxCapacity) {
            super(MeteredAllocator.this, initialCapacity, maxCapacity);
        }

        @Override
        public ByteBuf capacity(int newCapacity) {
            directBytes += Math.max(0, newCapacity - capacity());
            return super.capacity(newCapacity);
        }

        @Override
        protected void deallocate() {
            live--;
            super.deallocate();
        }
    }
}

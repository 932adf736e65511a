package io.framewright.benchmarks;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.buffer.UnpooledHeapByteBuf;

/**
 * Counts the bytes of all buffers that are alive, and how many there were at most, also for the moment in which a buffer
 * grows and is there twice. Direct buffers are on the heap, too, but do not show it. For one thread.
 *
 * <p>{@code Unpooled} buffers that were made after this allocator count, too, whenever one of its own is made, and when
 * {@link #sample} is called: long frames lie in such, one at a time, and some framings unescape into one.
 */
final class CountingAllocator extends AbstractByteBufAllocator {

    private final long unpooledBefore = unpooled();
    private long unpooledLast = unpooledBefore;
    private long alive;
    private long most;
    private int largest;

    /** The largest number of bytes that were alive at once. */
    long most() {
        return most;
    }

    /** The size of the largest buffer. */
    int largest() {
        return largest;
    }

    /** Counts at the moment in which a framing may have unescaped a payload. */
    void sample() {
        long unpooled = unpooled();
        largest = (int) Math.max(largest, unpooled - unpooledLast);
        count(unpooled);
    }

    private void count(long unpooled) {
        unpooledLast = unpooled;
        most = Math.max(most, alive + unpooled - unpooledBefore);
    }

    private void add(int bytes) {
        alive += bytes;
        long unpooled = unpooled();
        largest = (int) Math.max(Math.max(largest, bytes), unpooled - unpooledBefore);
        count(unpooled);
    }

    private static long unpooled() {
        return UnpooledByteBufAllocator.DEFAULT.metric().usedHeapMemory();
    }

    @Override
    protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
        return new CountedByteBuf(this, initialCapacity, maxCapacity, false);
    }

    @Override
    protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
        return new CountedByteBuf(this, initialCapacity, maxCapacity, true);
    }

    @Override
    public boolean isDirectBufferPooled() {
        return false;
    }

    private static final class CountedByteBuf extends UnpooledHeapByteBuf {

        private final boolean direct;

        CountedByteBuf(CountingAllocator alloc, int initialCapacity, int maxCapacity, boolean direct) {
            super(alloc, initialCapacity, maxCapacity);
            this.direct = direct;
        }

        @Override
        public boolean isDirect() {
            return direct;
        }

        @Override
        public boolean hasArray() {
            return !direct;
        }

        private CountingAllocator counter() {
            return (CountingAllocator) alloc();
        }

        @Override
        protected byte[] allocateArray(int length) {
            counter().add(length);
            return super.allocateArray(length);
        }

        @Override
        protected void freeArray(byte[] array) {
            counter().add(-array.length);
            super.freeArray(array);
        }
    }
}

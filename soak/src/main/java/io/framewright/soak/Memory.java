package io.framewright.soak;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;

/**
 * What a process holds.
 *
 * @param heap bytes of the heap that are used right after a full collection
 * @param direct bytes outside of the heap that Netty's default allocator has reserved
 * @param nanos how long it took to find out, which is how long the collection stopped the process
 */
record Memory(long heap, long direct, long nanos) {

    static Memory measure() {
        long before = System.nanoTime();
        System.gc();
        long heap = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                heap += pool.getCollectionUsage().getUsed(); // not what has come since
            }
        }
        long direct = ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT)
                .metric()
                .usedDirectMemory();
        return new Memory(heap, direct, System.nanoTime() - before);
    }
}

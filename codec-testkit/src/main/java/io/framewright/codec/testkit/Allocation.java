package io.framewright.codec.testkit;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much of the heap something takes. */
final class Allocation {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /** Counts the bytes that this thread allocates, garbage included. */
    static long of(Runnable work) {
        long before = now();
        work.run();
        return now() - before;
    }

    /** What this thread has allocated up to now. */
    static long now() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}

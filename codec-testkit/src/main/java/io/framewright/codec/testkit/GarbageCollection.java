package io.framewright.codec.testkit;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/** A garbage collection that has ended: what was unreachable before is now in its reference queue. */
final class GarbageCollection {

    private static final long PATIENCE_MILLIS = 1_000;

    private GarbageCollection() {}

    /**
     * Runs the collector twice. The references that one run has cleared reach their queues in no order, but all of them
     * before any of the next run.
     */
    static void run() {
        collectOnce();
        collectOnce();
    }

    private static void collectOnce() {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        Reference<Object> sentinel = new WeakReference<>(new Object(), queue);
        System.gc();
        try {
            queue.remove(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Reference.reachabilityFence(sentinel);
        }
    }
}

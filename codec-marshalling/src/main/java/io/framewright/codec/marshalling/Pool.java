package io.framewright.codec.marshalling;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Keeps a bounded number of marshallers or unmarshallers for whoever comes next, thread or virtual thread. Each looks
 * first where its identity points, so threads seldom meet. Nobody waits: an empty pool makes a new one, a full pool drops
 * what comes back. What threw does not come back.
 */
final class Pool<W> {

    private static final int SIZE = 64;

    private final AtomicReferenceArray<W> kept = new AtomicReferenceArray<>(SIZE);
    private final Supplier<W> factory;

    Pool(Supplier<W> factory) {
        this.factory = factory;
    }

    W acquire() {
        int start = start();
        for (int i = 0; i < SIZE; i++) {
            int slot = (start + i) & (SIZE - 1);
            if (kept.get(slot) != null) {
                W item = kept.getAndSet(slot, null);
                if (item != null) {
                    return item;
                }
            }
        }
        return factory.get();
    }

    void release(W item) {
        int start = start();
        for (int i = 0; i < SIZE; i++) {
            int slot = (start + i) & (SIZE - 1);
            if (kept.get(slot) == null && kept.compareAndSet(slot, null, item)) {
                return;
            }
        }
    }

    private static int start() {
        return (int) Thread.currentThread().getId();
    }
}

package io.framewright.codec.json;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a bounded number of objects for whoever comes next, thread or virtual thread. Each looks where its identity points,
 * so threads seldom meet.
 */
final class Slots<T> {

    private static final int SIZE = 64;

    private final AtomicReferenceArray<@Nullable T> kept = new AtomicReferenceArray<>(SIZE);

    /** Returns an object that was kept, and is kept no longer, or null. */
    @Nullable
    T take() {
        return kept.getAndSet(slot(), null);
    }

    /** Keeps an object. One that is there already, or comes at the same moment, is lost, which does no harm. */
    void keep(T object) {
        kept.setRelease(slot(), object);
    }

    private static int slot() {
        return (int) Thread.currentThread().getId() & (SIZE - 1);
    }
}

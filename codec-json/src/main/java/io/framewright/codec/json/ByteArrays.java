package io.framewright.codec.json;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a bounded number of arrays for whoever comes next, thread or virtual thread. Each looks where its identity points,
 * so threads seldom meet.
 */
final class ByteArrays {

    /** Longer messages are not copied into one array. */
    static final int LONGEST = 64 * 1024;

    private static final int SIZE = 64;
    private static final int SHORTEST = 1024;

    private final AtomicReferenceArray<byte @Nullable []> kept = new AtomicReferenceArray<>(SIZE);

    byte[] acquire(int length) {
        byte[] array = kept.getAndSet(slot(), null);
        if (array != null && array.length >= length) {
            return array;
        }
        return new byte[Math.max(SHORTEST, Integer.highestOneBit(length - 1) << 1)];
    }

    /** Keeps an array. One that is there already, or comes at the same moment, is lost, which does no harm. */
    void release(byte[] array) {
        kept.setRelease(slot(), array);
    }

    private static int slot() {
        return (int) Thread.currentThread().getId() & (SIZE - 1);
    }
}

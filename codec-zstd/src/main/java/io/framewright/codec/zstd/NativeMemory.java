package io.framewright.codec.zstd;

import java.lang.ref.Cleaner;
import java.lang.ref.Cleaner.Cleanable;

/** Frees contexts outside of the heap, which the library itself does only when it is told to. */
final class NativeMemory {

    private static final Cleaner CLEANER = Cleaner.create();

    private NativeMemory() {}

    /**
     * Frees a context when its owner is collected, or before, by {@link Cleanable#clean}.
     *
     * @param owner who uses the context
     * @param free frees it; must not refer to the owner
     */
    static Cleanable of(Object owner, Runnable free) {
        return CLEANER.register(owner, free);
    }
}

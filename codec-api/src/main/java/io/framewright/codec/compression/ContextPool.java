package io.framewright.codec.compression;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps a bounded number of contexts for whoever comes next, thread or virtual thread. Each looks first where its
 * identity points, so threads seldom meet. Nobody waits: an empty pool makes a new one, a full pool closes what comes
 * back. Contexts hold memory outside of the heap, so there are about as many as can be at work at once.
 */
final class ContextPool<C> {

    private final AtomicReferenceArray<C> kept;
    private final Supplier<C> factory;
    private final Consumer<C> closer;

    ContextPool(Supplier<C> factory, Consumer<C> closer) {
        this(factory, closer, 2 * Runtime.getRuntime().availableProcessors());
    }

    ContextPool(Supplier<C> factory, Consumer<C> closer, int size) {
        this.factory = factory;
        this.closer = closer;
        kept = new AtomicReferenceArray<>(size);
    }

    /** Lends a context. It is closed if the work fails. */
    void use(Consumer<C> work) {
        C context = take();
        try {
            work.accept(context);
        } catch (Throwable e) {
            closer.accept(context);
            throw e;
        }
        keep(context);
    }

    private C take() {
        int start = start();
        for (int i = 0; i < kept.length(); i++) {
            int slot = (start + i) % kept.length();
            if (kept.get(slot) != null) {
                C context = kept.getAndSet(slot, null);
                if (context != null) {
                    return context;
                }
            }
        }
        return factory.get();
    }

    private void keep(C context) {
        int start = start();
        for (int i = 0; i < kept.length(); i++) {
            int slot = (start + i) % kept.length();
            if (kept.get(slot) == null && kept.compareAndSet(slot, null, context)) {
                return;
            }
        }
        closer.accept(context);
    }

    private int start() {
        return (int) (Thread.currentThread().getId() % kept.length());
    }
}

package io.framewright.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a codec needs for one message at a time (a library's serializer, arrays) for whoever comes next, thread or
 * virtual thread: for as many as can run at once, where a variable of each thread would be one for every virtual thread.
 * May be shared by many threads; nobody waits.
 *
 * <p>Each thread looks first where its identity points, so threads seldom meet. To take a workspace costs an atomic
 * exchange of a number, to give it back a plain store of one: no reference is stored, which would cost a barrier of the
 * garbage collector.
 *
 * <pre>{@code
 * Workspace workspace = pool.acquire();
 * try {
 *     workspace.encode(message, out);
 * } catch (Throwable e) {
 *     pool.discard(workspace);
 *     throw e;
 * }
 * pool.release(workspace);
 * }</pre>
 *
 * @param <W> the workspaces
 */
public final class WorkspacePool<W extends WorkspacePool.Pooled> {

    /** What the pool keeps. Not safe for use from several threads. */
    public abstract static class Pooled {

        private int slot = NONE;

        /** Made by the pool's factory. */
        protected Pooled() {}
    }

    /** The slot of what is not kept. */
    private static final int NONE = -1;

    private static final int FEWEST_SLOTS = 16;

    /** How far apart the marks of two slots are, so that they do not share a cache line. */
    private static final int STRIDE = 16;

    private static final int FREE = 0;
    private static final int IN_USE = 1;
    private static final VarHandle MARK = MethodHandles.arrayElementVarHandle(int[].class);

    private final Supplier<W> factory;
    private final int[] marks;
    private final @Nullable Pooled[] kept;

    /**
     * Makes an empty pool.
     *
     * @param factory makes workspaces; may be called by several threads at once
     */
    public WorkspacePool(Supplier<W> factory) {
        this.factory = factory;
        int slots = slots(Runtime.getRuntime().availableProcessors());
        marks = new int[slots * STRIDE];
        kept = new @Nullable Pooled[slots];
    }

    /** A power of two, and at least twice as many as can run at once. */
    static int slots(int processors) {
        return Math.max(FEWEST_SLOTS, Integer.highestOneBit(Math.max(1, 2 * processors - 1)) << 1);
    }

    /**
     * Takes a workspace, or makes one if none is free.
     *
     * @return a workspace that nobody else uses. It goes back by {@link #release} or {@link #discard}, whatever happens:
     *     else its place is lost
     */
    public W acquire() {
        int home = (int) Thread.currentThread().getId() & (kept.length - 1);
        return isTaken(home) ? elsewhere(home) : at(home);
    }

    /** Takes a slot, unless it was in use. */
    private boolean isTaken(int slot) {
        return (int) MARK.getAndSet(marks, slot * STRIDE, IN_USE) == IN_USE;
    }

    private W elsewhere(int home) {
        for (int i = 1; i < kept.length; i++) {
            int slot = home ^ i;
            if ((int) MARK.getOpaque(marks, slot * STRIDE) == FREE && !isTaken(slot)) {
                return at(slot);
            }
        }
        return factory.get();
    }

    @SuppressWarnings("unchecked") // what the factory made
    private W at(int slot) {
        Pooled workspace = kept[slot];
        return workspace == null ? make(slot) : (W) workspace;
    }

    private W make(int slot) {
        try {
            W workspace = factory.get();
            ((Pooled) workspace).slot = slot;
            kept[slot] = workspace;
            return workspace;
        } catch (Throwable e) {
            free(slot);
            throw e;
        }
    }

    /**
     * Gives a workspace back, to be used again: this or {@link #discard}, exactly once for each {@link #acquire}.
     *
     * @param workspace what {@link #acquire} returned
     */
    public void release(W workspace) {
        int slot = ((Pooled) workspace).slot;
        if (slot != NONE) {
            free(slot);
        }
    }

    /**
     * Gives a workspace back that had a failure, and must not be used again: this or {@link #release}, exactly once for each
     * {@link #acquire}.
     *
     * @param workspace what {@link #acquire} returned
     */
    public void discard(W workspace) {
        int slot = ((Pooled) workspace).slot;
        if (slot != NONE) {
            kept[slot] = null;
            free(slot);
        }
    }

    private void free(int slot) {
        MARK.setRelease(marks, slot * STRIDE, FREE);
    }
}

package io.framewright.codec.msgpack;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a bounded number of workspaces for whoever comes next, thread or virtual thread. Each looks first where its
 * identity points, so threads seldom meet. Nobody waits: who finds nothing makes a new one, and one that comes back may be
 * dropped. So taking one costs a single atomic exchange, and giving it back a plain store.
 */
final class WorkspacePool {

    private static final int SLOTS = 16;

    /** A slot and its neighbours in memory, which stay empty: so slots do not share a cache line. */
    private static final int STRIDE = 16;

    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Workspace[].class);

    private final @Nullable Workspace[] kept = new @Nullable Workspace[SLOTS * STRIDE];
    private final Supplier<Workspace> factory;

    WorkspacePool(Supplier<Workspace> factory) {
        this.factory = factory;
    }

    Workspace acquire() {
        int slot = slot();
        Workspace workspace = (Workspace) SLOT.getAndSet(kept, slot, null);
        return workspace == null ? acquireNear(slot) : workspace;
    }

    private Workspace acquireNear(int slot) {
        int near = slot ^ STRIDE;
        Workspace workspace = kept[near] == null ? null : (Workspace) SLOT.getAndSet(kept, near, null);
        return workspace == null ? factory.get() : workspace;
    }

    /** Where two threads have the same slot, one of them uses the other of a pair. */
    void release(Workspace workspace) {
        int slot = slot();
        if (kept[slot] != null) {
            slot ^= STRIDE;
        }
        SLOT.setRelease(kept, slot, workspace);
    }

    private static int slot() {
        return ((int) Thread.currentThread().getId() & (SLOTS - 1)) * STRIDE;
    }
}

package io.framewright.codec.msgpack;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a bounded number of workspaces for whoever comes next, thread or virtual thread. Each looks first where its
 * identity points, so threads seldom meet. Nobody waits: where two slots are in use, a workspace is made and not kept. To
 * take one costs a single atomic exchange of a number, to give it back a plain store of one; no reference is stored.
 */
final class WorkspacePool {

    /** The slot of a workspace that is not kept. */
    private static final int NONE = -1;

    private static final int SLOTS = 16;

    /** How far apart the marks of two slots are, so that they do not share a cache line. */
    private static final int STRIDE = 16;

    private static final int FREE = 0;
    private static final int IN_USE = 1;
    private static final VarHandle MARK = MethodHandles.arrayElementVarHandle(int[].class);

    private final int[] marks = new int[SLOTS * STRIDE];
    private final @Nullable Workspace[] kept = new @Nullable Workspace[SLOTS];
    private final IntFunction<Workspace> factory;

    /** Prepares to make workspaces for slots. */
    WorkspacePool(IntFunction<Workspace> factory) {
        this.factory = factory;
    }

    Workspace acquire() {
        int slot = (int) Thread.currentThread().getId() & (SLOTS - 1);
        if (isTaken(slot)) {
            slot ^= 1;
            if (isTaken(slot)) {
                return factory.apply(NONE);
            }
        }
        Workspace workspace = kept[slot];
        return workspace == null ? make(slot) : workspace;
    }

    /** Takes a slot, unless it was in use. */
    private boolean isTaken(int slot) {
        return (int) MARK.getAndSet(marks, slot * STRIDE, IN_USE) == IN_USE;
    }

    private Workspace make(int slot) {
        Workspace workspace = factory.apply(slot);
        kept[slot] = workspace;
        return workspace;
    }

    void release(Workspace workspace) {
        if (workspace.slot() != NONE) {
            MARK.setRelease(marks, workspace.slot() * STRIDE, FREE);
        }
    }

    /** Takes back a workspace that had a failure, and does not use it again. */
    void discard(Workspace workspace) {
        if (workspace.slot() != NONE) {
            kept[workspace.slot()] = null;
            release(workspace);
        }
    }
}

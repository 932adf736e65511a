package io.framewright.codec.kryo;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Keeps a bounded number of workspaces for whoever comes next, thread or virtual thread. Each looks first where its
 * identity points, so threads seldom meet. Nobody waits: an empty pool makes a new one, a full pool drops what comes
 * back.
 */
final class WorkspacePool {

    private static final int SIZE = 64;

    private final AtomicReferenceArray<Workspace> kept = new AtomicReferenceArray<>(SIZE);
    private final Supplier<Workspace> factory;

    WorkspacePool(Supplier<Workspace> factory) {
        this.factory = factory;
        release(factory.get());
    }

    Workspace acquire() {
        int start = start();
        for (int i = 0; i < SIZE; i++) {
            int slot = (start + i) & (SIZE - 1);
            if (kept.get(slot) != null) {
                Workspace workspace = kept.getAndSet(slot, null);
                if (workspace != null) {
                    return workspace;
                }
            }
        }
        return factory.get();
    }

    /** Keeps a workspace. Of two threads that find the same place free, one loses its workspace, which does no harm. */
    void release(Workspace workspace) {
        int start = start();
        for (int i = 0; i < SIZE; i++) {
            int slot = (start + i) & (SIZE - 1);
            if (kept.get(slot) == null) {
                kept.setRelease(slot, workspace);
                return;
            }
        }
    }

    /** Keeps a workspace after a message that failed. */
    void renew(Workspace workspace) {
        workspace.renew();
        release(workspace);
    }

    private static int start() {
        return (int) Thread.currentThread().getId();
    }
}

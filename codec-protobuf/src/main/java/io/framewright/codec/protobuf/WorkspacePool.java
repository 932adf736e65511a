package io.framewright.codec.protobuf;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a bounded number of workspaces for whoever comes next, thread or virtual thread. Each looks first where its
 * identity points, so threads seldom meet. Nobody waits: an empty pool makes a new one, a full pool drops what comes
 * back, and so is dropped what never comes back.
 */
final class WorkspacePool {

    private static final int SIZE = 64;

    private final AtomicReferenceArray<@Nullable Workspace> kept = new AtomicReferenceArray<>(SIZE);

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
        return new Workspace();
    }

    void release(Workspace workspace) {
        int start = start();
        for (int i = 0; i < SIZE; i++) {
            int slot = (start + i) & (SIZE - 1);
            if (kept.get(slot) == null && kept.compareAndSet(slot, null, workspace)) {
                return;
            }
        }
    }

    private static int start() {
        return (int) Thread.currentThread().getId();
    }
}

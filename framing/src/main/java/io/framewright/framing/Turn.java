package io.framewright.framing;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Keeps things in order when user code that we call calls us back: whatever begins while something else is under way
 * waits until that has ended, and then takes its turn. For one thread.
 */
final class Turn {

    private boolean taken;
    private boolean draining;
    private @Nullable Queue<Runnable> waiting;

    /** Tells whether something is under way, so that its caller has to {@link #await}. */
    boolean taken() {
        return taken;
    }

    void await(Runnable action) {
        if (waiting == null) {
            waiting = new ArrayDeque<>();
        }
        waiting.add(action);
    }

    void take() {
        taken = true;
    }

    /** Ends what was under way, and does what has waited for that. Each of these may take the turn again. */
    void end() {
        taken = false;
        if (!draining && waiting != null) {
            draining = true;
            try {
                drain(waiting);
            } finally {
                draining = false;
            }
        }
    }

    private void drain(Queue<Runnable> queue) {
        for (Runnable next = queue.poll(); next != null; next = queue.poll()) {
            next.run();
        }
    }
}

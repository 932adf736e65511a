package io.framewright.security;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts what the gadgets do, in place of the harm they could do. */
public final class Fired {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Fired() {}

    static void fire() {
        COUNT.incrementAndGet();
    }

    /** Counts what an action fires. */
    static int during(Action action) {
        int before = count();
        action.run();
        return count() - before;
    }

    private static int count() {
        return COUNT.get() + Listener.connections();
    }

    /** Something that may fire. */
    interface Action {
        void run();
    }
}

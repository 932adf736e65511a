package io.framewright.examples.connection;

import java.time.Duration;

/** A clock, and a way to be called later on the thread that asks. */
interface Timer {

    long nanoTime();

    Task after(Duration wait, Runnable action);

    /** What is to be done later. */
    @FunctionalInterface
    interface Task {

        /** Nothing. */
        Task NONE = () -> {};

        /** Does nothing if it was done, or cancelled, before. */
        void cancel();
    }
}

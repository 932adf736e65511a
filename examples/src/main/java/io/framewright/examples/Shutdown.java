package io.framewright.examples;

import java.util.concurrent.CountDownLatch;

/**
 * The one way in which all programs stop: on SIGTERM or Ctrl-C what was started is closed, which takes less than a second
 * and answers the messages that have arrived.
 */
public final class Shutdown {

    private Shutdown() {}

    /** Ends what a program does; it may be called more than once. */
    @FunctionalInterface
    public interface Stop {
        void run() throws Exception;
    }

    /**
     * Closes something when the process is told to stop, before it ends. Several are closed side by side.
     *
     * @param stop what to do, in a thread of its own
     */
    public static void onSignal(Stop stop) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(stop), "stop"));
    }

    /**
     * Waits until the process is told to stop, and closes a server then; or closes it when this thread is interrupted.
     *
     * @param server what to close
     */
    public static void await(AutoCloseable server) throws InterruptedException {
        onSignal(server::close);
        try {
            new CountDownLatch(1).await();
        } finally {
            close(server::close);
        }
    }

    private static void close(Stop stop) {
        try {
            stop.run();
        } catch (Exception e) {
            System.err.println("while stopping: " + e);
        }
    }
}

package io.framewright.examples.biopool;

import io.framewright.examples.InFlight;
import io.framewright.examples.RunningServer;
import io.framewright.examples.StopTime;
import io.framewright.examples.StopTime.Phase;
import io.framewright.examples.bio.BioConnection;
import io.framewright.examples.bio.BioListener;
import io.framewright.examples.bio.Threads;
import io.framewright.examples.time.TimeMessage;
import io.framewright.framing.Protocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A bounded number of threads serves connections, a bounded number of connections waits for them, and all others are told
 * that the server is busy. Also known as pseudo-asynchronous I/O: a client that is slow still holds a thread.
 */
public final class BioPoolServer implements RunningServer {

    /** Connections that are being refused: more are closed without a word. */
    private static final int MAX_REFUSALS = 256;

    private final BioListener listener;
    private final Protocol<TimeMessage> protocol;
    private final int idleMillis;
    private final Consumer<String> log;
    private final InFlight inFlight = new InFlight();
    private final ThreadPoolExecutor workers;
    private final ThreadPoolExecutor refusals = pool(1, MAX_REFUSALS);
    private final String busy;

    private BioPoolServer(
            BioListener listener,
            Protocol<TimeMessage> protocol,
            int threads,
            int queue,
            int idleMillis,
            Consumer<String> log) {
        this.listener = listener;
        this.protocol = protocol;
        this.idleMillis = idleMillis;
        this.log = log;
        workers = pool(threads, queue);
        busy = "busy: " + threads + " connections are served and " + queue + " wait, come again later";
    }

    private static ThreadPoolExecutor pool(int threads, int queue) {
        return new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), Threads.platform());
    }

    /**
     * Starts a server.
     *
     * @param threads how many connections are served at once
     * @param queue how many wait to be served
     * @param idleMillis how long a client may be silent, while others wait for its thread
     * @throws IOException if it cannot listen
     */
    public static BioPoolServer start(
            InetSocketAddress address,
            Protocol<TimeMessage> protocol,
            int threads,
            int queue,
            int idleMillis,
            Consumer<String> log)
            throws IOException {
        BioListener listener = new BioListener(address, log);
        BioPoolServer server = new BioPoolServer(listener, protocol, threads, queue, idleMillis, log);
        listener.start(server::connected);
        return server;
    }

    private void connected(Socket socket) {
        Task task = new Task(new BioConnection(socket, protocol, inFlight, log));
        try {
            workers.execute(task);
        } catch (RejectedExecutionException full) {
            refuse(task, busy);
        }
    }

    /** In a thread of its own, as a client that reads nothing would keep this one from accepting. */
    private void refuse(Task task, String reason) {
        try {
            refusals.execute(() -> task.refuse(reason));
        } catch (RejectedExecutionException flooded) {
            task.drop();
        }
    }

    /** A connection that waits in the queue, and is served. */
    private final class Task implements Runnable {

        private final BioConnection connection;

        Task(BioConnection connection) {
            this.connection = connection;
        }

        @Override
        public void run() {
            try {
                connection.serve(idleMillis);
            } finally {
                listener.done(connection.socket());
            }
        }

        void refuse(String reason) {
            try {
                connection.refuse(reason);
            } finally {
                listener.done(connection.socket());
            }
        }

        void drop() {
            listener.done(connection.socket());
            try {
                connection.socket().close();
            } catch (IOException e) {
                // closed all the same
            }
        }
    }

    @Override
    public InetSocketAddress address() {
        return listener.address();
    }

    @Override
    public void close() {
        StopTime stop = StopTime.start();
        listener.stopAccepting();
        workers.getQueue().removeIf(waiting -> {
            refuse((Task) waiting, "the server stops");
            return true;
        });
        workers.shutdown();
        if (listener.openConnections() > 0) {
            inFlight.awaitQuiet(stop, listener::hasUnread);
        }
        refusals.shutdown();
        stop.await(refusals, Phase.ANSWERS);
        listener.close();
    }
}

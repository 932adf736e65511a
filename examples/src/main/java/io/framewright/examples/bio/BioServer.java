package io.framewright.examples.bio;

import io.framewright.examples.InFlight;
import io.framewright.examples.RunningServer;
import io.framewright.examples.StopTime;
import io.framewright.examples.time.TimeMessage;
import io.framewright.framing.Protocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/** A thread per connection. Up to a number of connections; more are refused. */
public final class BioServer implements RunningServer {

    private static final int IDLE_MILLIS = 60_000;

    private final BioListener listener;
    private final Protocol<TimeMessage> protocol;
    private final ThreadFactory threads;
    private final int maxConnections;
    private final Consumer<String> log;
    private final InFlight inFlight = new InFlight();

    private BioServer(
            BioListener listener,
            Protocol<TimeMessage> protocol,
            ThreadFactory threads,
            int maxConnections,
            Consumer<String> log) {
        this.listener = listener;
        this.protocol = protocol;
        this.threads = threads;
        this.maxConnections = maxConnections;
        this.log = log;
    }

    /**
     * Starts a server.
     *
     * @param threads makes the connections' threads, see {@link Threads}
     * @throws IOException if it cannot listen
     */
    public static BioServer start(
            InetSocketAddress address,
            Protocol<TimeMessage> protocol,
            ThreadFactory threads,
            int maxConnections,
            Consumer<String> log)
            throws IOException {
        BioListener listener = new BioListener(address, log);
        BioServer server = new BioServer(listener, protocol, threads, maxConnections, log);
        listener.start(server::connected);
        return server;
    }

    private void connected(Socket socket) {
        boolean full = listener.openConnections() > maxConnections;
        threads.newThread(() -> serve(socket, full)).start();
    }

    private void serve(Socket socket, boolean full) {
        BioConnection connection = new BioConnection(socket, protocol, inFlight, log);
        try {
            if (full) {
                connection.refuse("there are " + maxConnections + " connections already");
            } else {
                connection.serve(IDLE_MILLIS);
            }
        } finally {
            listener.done(socket);
        }
    }

    @Override
    public InetSocketAddress address() {
        return listener.address();
    }

    @Override
    public void close() {
        listener.stopAccepting();
        if (listener.openConnections() > 0) {
            inFlight.awaitQuiet(StopTime.start(), listener::hasUnread);
        }
        listener.close();
    }
}

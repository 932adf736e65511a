package io.framewright.security;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A port on this machine where connections are counted, and closed. What asked for one asks again later, in the
 * background, so that each gadget has a port of its own.
 */
final class Listener {

    private static final AtomicReference<AtomicInteger> LATEST = new AtomicReference<>(new AtomicInteger());

    private Listener() {}

    /** Counts the connections to the port that was opened last. */
    static int connections() {
        return LATEST.get().get();
    }

    /** Opens a port. */
    static int open() throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        AtomicInteger count = new AtomicInteger();
        LATEST.set(count);
        Thread thread = new Thread(() -> accept(server, count), "counts connections");
        thread.setDaemon(true);
        thread.start();
        return server.getLocalPort();
    }

    private static void accept(ServerSocket server, AtomicInteger count) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                count.incrementAndGet();
                socket.close();
            } catch (IOException e) {
                return;
            }
        }
    }
}

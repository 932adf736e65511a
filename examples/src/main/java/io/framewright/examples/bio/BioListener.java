package io.framewright.examples.bio;

import io.framewright.examples.Faults;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Accepts connections in a thread of its own, and knows those that are open. */
public final class BioListener implements AutoCloseable {

    /** Connections that the system keeps until we accept them; it refuses further ones. */
    private static final int BACKLOG = 1024;

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final ServerSocket listener = new ServerSocket();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Consumer<String> log;

    /** Begins to listen. */
    public BioListener(InetSocketAddress address, Consumer<String> log) throws IOException {
        this.log = log;
        listener.setReuseAddress(true);
        try {
            listener.bind(address, BACKLOG);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** Hands every connection to a function, which must not block. Each is given back by {@link #done}. */
    public void start(Consumer<Socket> connected) {
        new Thread(() -> acceptAll(connected), "accept").start();
    }

    private void acceptAll(Consumer<Socket> connected) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                connected.accept(socket);
            } catch (IOException e) {
                pause(e);
            }
        }
    }

    /** Without a pause, a process that has no more file descriptors would do nothing but fail. */
    private void pause(IOException e) {
        if (!listener.isClosed()) {
            log.accept("cannot accept: " + Faults.oneLine(e));
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    public int openConnections() {
        return open.size();
    }

    /** Tells whether a client has sent bytes that nobody has read yet. */
    public boolean hasUnread() {
        return open.stream().anyMatch(BioListener::hasUnread);
    }

    private static boolean hasUnread(Socket socket) {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException closed) {
            return false;
        }
    }

    public void done(Socket socket) {
        open.remove(socket);
    }

    /** Accepts no more connections. */
    public void stopAccepting() {
        close(listener);
    }

    /** Closes all connections: threads that wait for their bytes go on with an exception. */
    @Override
    public void close() {
        stopAccepting();
        open.forEach(BioListener::close);
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // closed all the same
        }
    }
}

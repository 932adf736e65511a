package io.framewright.examples.nio;

import io.framewright.codec.DecodeException;
import io.framewright.examples.Faults;
import io.framewright.examples.RunningServer;
import io.framewright.examples.StopTime;
import io.framewright.examples.StopTime.Phase;
import io.framewright.examples.time.TimeMessage;
import io.framewright.examples.time.TimeService;
import io.framewright.framing.Protocol;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One thread for all connections: it waits in a selector until some of them can be read or written. */
public final class NioServer implements RunningServer, NioConnection.Peer {

    private static final int BACKLOG = 1024;
    private static final int READ_SIZE = 64 * 1024;
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long SWEEP_MILLIS = 5_000;
    private static final long QUIET_MILLIS = 100;

    private final Selector selector = Selector.open();
    private final ServerSocketChannel listener = ServerSocketChannel.open();
    private final SelectionKey accepting;
    private final InetSocketAddress address;
    private final Protocol<TimeMessage> protocol;
    private final int maxConnections;
    private final Consumer<String> log;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_SIZE);
    /** Connections with answers that wait in their output. */
    private final Set<NioConnection> unsent = new HashSet<>();

    private final Thread thread = new Thread(this::run, "selector");
    private int connections;
    private long lastSweep = System.nanoTime();
    private volatile boolean stopping;
    private volatile boolean stopped;

    private NioServer(
            InetSocketAddress address, Protocol<TimeMessage> protocol, int maxConnections, Consumer<String> log)
            throws IOException {
        this.protocol = protocol;
        this.maxConnections = maxConnections;
        this.log = log;
        try {
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            listener.bind(address, BACKLOG);
            listener.configureBlocking(false);
            accepting = listener.register(selector, SelectionKey.OP_ACCEPT);
            this.address = (InetSocketAddress) listener.getLocalAddress();
        } catch (IOException e) {
            listener.close();
            selector.close();
            throw e;
        }
    }

    /**
     * Starts a server.
     *
     * @param maxConnections how many are served at once; more wait in the system's backlog
     * @throws IOException if it cannot listen
     */
    public static NioServer start(
            InetSocketAddress address, Protocol<TimeMessage> protocol, int maxConnections, Consumer<String> log)
            throws IOException {
        NioServer server = new NioServer(address, protocol, maxConnections, log);
        server.thread.start();
        return server;
    }

    private void run() {
        try {
            boolean quiet = false;
            while (!stopped && !quiet) {
                quiet = serveOnce(stopping);
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            log.accept("the selector failed: " + Faults.oneLine(e));
        }
    }

    /**
     * Serves the connections that are ready.
     *
     * @param draining whether the server stops
     * @return whether it stops, and there is nothing left to read or to write
     */
    private boolean serveOnce(boolean draining) throws IOException {
        if (draining) {
            listener.close();
        }
        long quiet = connections == 0 ? 1 : QUIET_MILLIS;
        int served = selector.select(this::ready, draining ? quiet : SWEEP_MILLIS);
        closeIdle();
        return draining && served == 0 && unsent.isEmpty();
    }

    private void ready(SelectionKey key) {
        if (key == accepting) {
            accept();
        } else if (key.isValid() && key.attachment() instanceof NioConnection connection) {
            serve(key, connection);
        }
    }

    private void accept() {
        try {
            for (SocketChannel socket = listener.accept(); socket != null; socket = listener.accept()) {
                register(socket);
                if (connections >= maxConnections) {
                    accepting.interestOps(0); // until one is closed
                    return;
                }
            }
        } catch (IOException e) {
            log.accept("cannot accept: " + Faults.oneLine(e));
            accepting.interestOps(0); // until a connection is closed, or the next sweep
        }
    }

    private void register(SocketChannel socket) throws IOException {
        try {
            socket.configureBlocking(false);
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            SelectionKey key = socket.register(selector, SelectionKey.OP_READ);
            key.attach(new NioConnection(key, protocol, this));
            connections++;
        } catch (IOException gone) {
            socket.close();
        }
    }

    private void serve(SelectionKey key, NioConnection connection) {
        boolean open = false;
        try {
            open = connection.ready(buffer);
        } catch (DecoderException badFrame) {
            log.accept(connection + ": " + Faults.oneLine(badFrame));
        } catch (IOException gone) {
            // the client has closed the connection, or its machine is away
        }
        if (!open) {
            close(key, connection);
        }
    }

    private void close(SelectionKey key, NioConnection connection) {
        sent(connection);
        connections--;
        try {
            key.channel().close();
        } catch (IOException e) {
            // closed all the same
        }
        if (accepting.isValid()) {
            accepting.interestOps(SelectionKey.OP_ACCEPT);
        }
    }

    @Override
    public void received(NioConnection from, TimeMessage message) {
        unsent.add(from);
        from.send(TimeService.answer(message));
    }

    @Override
    public void badPayload(NioConnection from, DecodeException fault) {
        log.accept(from + ": " + Faults.oneLine(fault));
    }

    @Override
    public void sent(NioConnection connection) {
        unsent.remove(connection);
    }

    private void closeIdle() {
        long now = System.nanoTime();
        if (now - lastSweep < TimeUnit.MILLISECONDS.toNanos(SWEEP_MILLIS)) {
            return;
        }
        lastSweep = now;
        if (accepting.isValid() && connections < maxConnections) {
            accepting.interestOps(SelectionKey.OP_ACCEPT);
        }
        for (SelectionKey key : selector.keys()) {
            if (key.isValid()
                    && key.attachment() instanceof NioConnection connection
                    && connection.isSilentSince(now - IDLE_NANOS)) {
                close(key, connection);
            }
        }
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        StopTime stop = StopTime.start();
        stopping = true;
        selector.wakeup();
        stop.await(thread, Phase.ANSWERS);
        stopped = true;
        selector.wakeup();
        stop.await(thread, Phase.THREADS);
    }
}

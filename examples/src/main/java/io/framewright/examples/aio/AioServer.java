package io.framewright.examples.aio;

import io.framewright.examples.Faults;
import io.framewright.examples.InFlight;
import io.framewright.examples.RunningServer;
import io.framewright.examples.StopTime;
import io.framewright.examples.time.TimeMessage;
import io.framewright.examples.time.TimeService;
import io.framewright.framing.MessageChannel;
import io.framewright.framing.Protocol;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asynchronous channels: every operation is begun, and the group's threads are called when it is done.
 *
 * <p>Unlike the other servers, it cannot look whether bytes wait that nobody has read: an asynchronous channel does not tell,
 * and a group takes no tasks that would come after its reads. So it stops when it has read nothing for a while, a time in
 * which the system has called for whatever had arrived, unless the machine stands still.
 */
public final class AioServer implements RunningServer {

    private static final int BACKLOG = 1024;
    private static final int THREADS = 2;
    private static final long PAUSE_MILLIS = 100;
    /** How often connections are looked at, in the time that they may be silent. */
    private static final int SWEEPS = 4;

    private final AsynchronousChannelGroup group;
    private final AsynchronousServerSocketChannel listener;
    private final InetSocketAddress address;
    private final Protocol<TimeMessage> protocol;
    private final Consumer<String> log;
    private final int maxConnections;
    private final long idleNanos;
    private final InFlight inFlight = new InFlight();
    private final AtomicInteger connections = new AtomicInteger();
    /** When each connection was last heard of. */
    private final Map<MessageChannel<TimeMessage>, Long> lastHeard = new ConcurrentHashMap<>();

    private AioServer(
            InetSocketAddress address,
            Protocol<TimeMessage> protocol,
            int maxConnections,
            int idleMillis,
            Consumer<String> log)
            throws IOException {
        this.protocol = protocol;
        this.log = log;
        this.maxConnections = maxConnections;
        idleNanos = TimeUnit.MILLISECONDS.toNanos(idleMillis);
        group = AsynchronousChannelGroup.withFixedThreadPool(THREADS, Executors.defaultThreadFactory());
        try {
            listener = AsynchronousServerSocketChannel.open(group);
            listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            listener.bind(address, BACKLOG);
            this.address = (InetSocketAddress) listener.getLocalAddress();
        } catch (IOException e) {
            group.shutdownNow();
            throw e;
        }
    }

    /**
     * Starts a server.
     *
     * @param maxConnections how many are served at once; more wait in the system's backlog
     * @param idleMillis how long a client may be silent
     * @throws IOException if it cannot listen
     */
    public static AioServer start(
            InetSocketAddress address,
            Protocol<TimeMessage> protocol,
            int maxConnections,
            int idleMillis,
            Consumer<String> log)
            throws IOException {
        AioServer server = new AioServer(address, protocol, maxConnections, idleMillis, log);
        server.accept();
        server.sweepLater();
        return server;
    }

    /**
     * Begins to accept one connection. The next is asked for as soon as this one is there, or it would be the last; if
     * there are too many, when one of them is closed.
     */
    private void accept() {
        listener.accept(null, new CompletionHandler<AsynchronousSocketChannel, @Nullable Void>() {
            @Override
            public void completed(AsynchronousSocketChannel socket, @Nullable Void nothing) {
                if (connections.incrementAndGet() < maxConnections) {
                    acceptNext();
                }
                serve(socket);
            }

            @Override
            public void failed(Throwable fault, @Nullable Void nothing) {
                if (listener.isOpen()) {
                    log.accept("cannot accept: " + Faults.oneLine(fault));
                    CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)
                            .execute(AioServer.this::acceptNext);
                }
            }
        });
    }

    private void acceptNext() {
        try {
            accept();
        } catch (RuntimeException stopped) {
            // the server was closed meanwhile
        }
    }

    private void serve(AsynchronousSocketChannel socket) {
        MessageChannel<TimeMessage> messages = protocol.channel(socket);
        lastHeard.put(messages, System.nanoTime());
        messages.forEach(message -> answer(messages, message), badPayload -> report(socket, badPayload))
                .whenComplete((end, fault) -> {
                    if (fault instanceof DecoderException) {
                        report(socket, fault);
                    }
                    lastHeard.remove(messages);
                    close(messages);
                    if (connections.getAndDecrement() == maxConnections) {
                        acceptNext();
                    }
                });
    }

    /** A read that is under way has no end of its own: what was silent for too long is closed, and the read fails. */
    private void closeSilent() {
        long now = System.nanoTime();
        lastHeard.forEach((messages, heard) -> {
            if (now - heard > idleNanos) {
                close(messages);
            }
        });
        if (listener.isOpen()) {
            sweepLater();
        }
    }

    private void sweepLater() {
        CompletableFuture.delayedExecutor(Math.max(1, idleNanos / SWEEPS), TimeUnit.NANOSECONDS)
                .execute(this::closeSilent);
    }

    /** The next request is read when this answer is written: a client that takes no answers is not read from. */
    private CompletionStage<?> answer(MessageChannel<TimeMessage> messages, TimeMessage request) {
        inFlight.begin();
        lastHeard.replace(messages, System.nanoTime());
        return messages.write(TimeService.answer(request)).whenComplete((written, fault) -> inFlight.end());
    }

    private void report(AsynchronousSocketChannel socket, Throwable fault) {
        String from;
        try {
            from = String.valueOf(socket.getRemoteAddress());
        } catch (IOException closed) {
            from = "a closed connection";
        }
        log.accept(from + ": " + Faults.oneLine(fault));
    }

    private static void close(MessageChannel<?> messages) {
        try {
            messages.close();
        } catch (IOException e) {
            // closed all the same
        }
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    /** Closing the group closes its channels. */
    @Override
    public void close() {
        try {
            listener.close();
            if (connections.get() > 0) {
                inFlight.awaitQuiet(StopTime.start());
            }
            group.shutdownNow();
        } catch (IOException e) {
            log.accept("while stopping: " + Faults.oneLine(e));
        }
    }
}

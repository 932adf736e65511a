package io.framewright.examples.connection;

import io.framewright.examples.StopTime;
import io.framewright.examples.StopTime.Phase;
import io.framewright.examples.Transports;
import io.framewright.examples.tls.Tls;
import io.framewright.framing.Protocol;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Sends requests to a server that may come and go. Safe for use from several threads. */
final class RequestClient implements AutoCloseable {

    private static final int CONNECT_TIMEOUT_MILLIS = 5000;
    private static final long GRACE_MILLIS = 400;

    private final EventLoopGroup group = Transports.nio(1);
    private final EventLoop loop = group.next();
    private final InetSocketAddress address;
    private final Consumer<String> log;
    private final Bootstrap bootstrap;
    private final RequestQueue queue;

    private RequestClient(
            InetSocketAddress address,
            Protocol<ConnectionMessage> protocol,
            Tls tls,
            ClientSettings settings,
            Consumer<String> log) {
        this.address = address;
        this.log = log;
        String name = UUID.randomUUID().toString();
        queue = new RequestQueue(settings, name, this::connect, new LoopTimer(loop), this::random);
        bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        tls.addTo(channel.pipeline());
                        channel.pipeline().addLast(silence(settings), protocol.newHandler(), handler());
                    }
                });
    }

    /** Starts a client, which connects when its policy says so. */
    static RequestClient start(
            InetSocketAddress address,
            Protocol<ConnectionMessage> protocol,
            Tls tls,
            ClientSettings settings,
            Consumer<String> log) {
        RequestClient client = new RequestClient(address, protocol, tls, settings, log);
        client.loop.execute(client.queue::start);
        return client;
    }

    /**
     * Takes a request.
     *
     * @return completed, on the client's thread, with the position in the server's ledger, or with a {@link
     *     RequestException}
     */
    CompletableFuture<Long> submit(String text) {
        CompletableFuture<Long> answer = new CompletableFuture<>();
        try {
            loop.execute(() -> queue.submit(text).whenComplete((position, failure) -> {
                if (failure == null) {
                    answer.complete(position);
                } else {
                    answer.completeExceptionally(failure);
                }
            }));
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(new RequestException(RequestException.Reason.STOPPED, ""));
        }
        return answer;
    }

    /** Takes no more requests; those that wait are sent without further delay. */
    void finish() {
        if (!group.isShuttingDown()) {
            loop.execute(queue::finish);
        }
    }

    /** Stops within a second: what was not sent fails, what was sent is waited for, 0.4 seconds at most. */
    @Override
    public void close() {
        if (group.isShuttingDown()) {
            return;
        }
        StopTime stop = StopTime.start();
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.execute(() -> {
            queue.stop();
            loop.schedule(queue::abandon, GRACE_MILLIS, TimeUnit.MILLISECONDS);
            whenDone(done);
        });
        stop.await(done, Phase.ANSWERS);
        Transports.stop(group, stop);
    }

    private void whenDone(CompletableFuture<Void> done) {
        if (queue.isDone()) {
            done.complete(null);
        } else if (!done.isDone()) {
            loop.schedule(() -> whenDone(done), 5, TimeUnit.MILLISECONDS);
        }
    }

    private void connect() {
        ChannelFuture connecting = bootstrap.connect(address);
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                log.accept("cannot connect: " + done.cause().getMessage());
                queue.failed();
            }
        });
    }

    private ClientHandler handler() {
        return new ClientHandler(queue, log);
    }

    private static IdleStateHandler silence(ClientSettings settings) {
        return new IdleStateHandler(settings.silence().toMillis(), 0, 0, TimeUnit.MILLISECONDS);
    }

    private double random() {
        return ThreadLocalRandom.current().nextDouble();
    }

    private record LoopTimer(EventLoop loop) implements Timer {

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public Task after(Duration wait, Runnable action) {
            var scheduled = loop.schedule(action, wait.toNanos(), TimeUnit.NANOSECONDS);
            return () -> scheduled.cancel(false);
        }
    }
}

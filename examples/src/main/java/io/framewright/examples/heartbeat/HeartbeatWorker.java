package io.framewright.examples.heartbeat;

import io.framewright.examples.Backoff;
import io.framewright.examples.Transports;
import io.framewright.examples.tls.Tls;
import io.framewright.framing.Protocol;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reports to the master, and comes back when the master does. */
final class HeartbeatWorker implements AutoCloseable {

    private static final int CONNECT_TIMEOUT_MILLIS = 5000;
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));

    private final EventLoopGroup group = Transports.nio(1);
    private final ExecutorService sampling = Executors.newSingleThreadExecutor();
    private final CompletableFuture<String> refusal = new CompletableFuture<>();
    private final Consumer<String> log;
    private final Bootstrap bootstrap;
    private int failures;

    private HeartbeatWorker(
            InetSocketAddress master,
            Protocol<HeartbeatMessage> protocol,
            Tls tls,
            String name,
            Secret secret,
            Supplier<Status> sampler,
            Consumer<String> log) {
        this.log = log;
        bootstrap = new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .remoteAddress(master)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        tls.addTo(channel.pipeline());
                        WorkerHandler handler = new WorkerHandler(name, secret, sampler, sampling, events());
                        channel.pipeline().addLast(protocol.newHandler(), handler);
                    }
                });
    }

    /** Starts a worker, which reports until it is closed or refused. */
    static HeartbeatWorker start(
            InetSocketAddress master,
            Protocol<HeartbeatMessage> protocol,
            Tls tls,
            String name,
            Secret secret,
            Supplier<Status> sampler,
            Consumer<String> log) {
        HeartbeatWorker worker = new HeartbeatWorker(master, protocol, tls, name, secret, sampler, log);
        worker.connect();
        return worker;
    }

    /** Completed with the reason when the master refuses this worker, or the worker the master; or with "" when closed. */
    CompletableFuture<String> refusal() {
        return refusal;
    }

    private void connect() {
        if (group.isShuttingDown() || refusal.isDone()) {
            return;
        }
        ChannelFuture connecting = bootstrap.connect();
        connecting.addListener(done -> {
            if (done.isSuccess()) {
                connecting.channel().closeFuture().addListener(closed -> connectLater("the connection is closed"));
            } else {
                connectLater(String.valueOf(done.cause().getMessage()));
            }
        });
    }

    private void connectLater(String reason) {
        if (group.isShuttingDown() || refusal.isDone()) {
            return;
        }
        Duration wait = BACKOFF.after(++failures, ThreadLocalRandom.current().nextDouble());
        log.accept(reason + "; next attempt in " + wait.toMillis() + " ms");
        group.schedule(this::connect, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private WorkerHandler.Events events() {
        return new WorkerHandler.Events() {
            @Override
            public void welcomed() {
                failures = 0;
                log.accept("welcomed by the master");
            }

            @Override
            public void refused(String reason) {
                refusal.complete(reason);
            }

            @Override
            public void failed(String reason) {
                log.accept(reason);
            }
        };
    }

    @Override
    public void close() {
        refusal.complete("");
        Transports.stop(group);
        sampling.shutdown();
    }
}

package io.framewright.benchmarks;

import io.framewright.examples.Transports;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One connection, from one event loop to another, on which turns follow each other without a pause. */
final class Loopback {

    private static final int PATIENCE_SECONDS = 30;

    private final EventLoopGroup sending = Transports.nio(1);
    private final EventLoopGroup receiving = Transports.nio(1);
    private final Semaphore window = new Semaphore(Turn.WINDOW);
    private final Object message;
    private final Turn turn;
    private final Channel client;
    private volatile @Nullable Throwable failure;

    Loopback(Supplier<ChannelHandler[]> pipeline, Object message, Turn turn) throws InterruptedException {
        this.message = message;
        this.turn = turn;
        Channel server = new ServerBootstrap()
                .group(receiving)
                .channel(NioServerSocketChannel.class)
                .childHandler(initializer(pipeline, this::receiver))
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sync()
                .channel();
        client = new Bootstrap()
                .group(sending)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(initializer(pipeline, this::receiver))
                .connect(server.localAddress())
                .sync()
                .channel();
    }

    /** Sends a turn as soon as the window allows, and returns how many messages it has. */
    int turn() throws InterruptedException {
        await(1);
        client.eventLoop().execute(this::send);
        return turn.messages();
    }

    /** Waits until turns have arrived. */
    private void await(int turns) throws InterruptedException {
        boolean arrived = window.tryAcquire(turns, PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (failure != null) {
            throw new IllegalStateException("the connection failed", failure);
        }
        if (!arrived) {
            throw new IllegalStateException("no message arrived for " + PATIENCE_SECONDS + " seconds");
        }
    }

    private void send() {
        for (int i = 0; i < turn.bursts(); i++) {
            for (int j = 0; j < turn.burst(); j++) {
                client.write(message).addListener((ChannelFutureListener) written -> {
                    if (!written.isSuccess()) {
                        fail(written.cause());
                    }
                });
            }
            client.flush();
        }
    }

    private void fail(Throwable cause) {
        failure = cause;
        window.release(Turn.WINDOW);
    }

    /** Waits until everything that was sent has arrived, and disconnects. */
    void close() throws InterruptedException {
        try {
            await(Turn.WINDOW);
        } finally {
            Transports.stop(sending);
            Transports.stop(receiving);
        }
    }

    private ChannelHandler receiver() {
        return new ChannelInboundHandlerAdapter() {

            private int received;

            @Override
            public void channelRead(ChannelHandlerContext ctx, Object message) {
                if (++received == turn.messages()) {
                    received = 0;
                    window.release();
                }
            }

            @Override
            public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
                fail(cause);
            }
        };
    }

    private static ChannelInitializer<Channel> initializer(
            Supplier<ChannelHandler[]> pipeline, Supplier<ChannelHandler> last) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(pipeline.get()).addLast(last.get());
            }
        };
    }
}

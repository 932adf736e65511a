package io.framewright.framing;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A server on the loopback interface, all channels of which share one event loop. Its clients are plain sockets. */
final class Server implements AutoCloseable {

    private final Transport transport = Transport.with(1);
    private final EventLoopGroup loop = transport.loops();
    private final BlockingQueue<Channel> accepted = new LinkedBlockingQueue<>();
    private final Channel channel;

    Server(Consumer<ServerBootstrap> options, Supplier<ChannelHandler[]> handlers) {
        ServerBootstrap bootstrap = new ServerBootstrap();
        options.accept(bootstrap);
        channel = bootstrap
                .group(loop)
                .channel(transport.server())
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel connection) {
                        connection.pipeline().addLast(handlers.get());
                        accepted.add(connection);
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    Socket connect() throws IOException {
        InetSocketAddress address = (InetSocketAddress) channel.localAddress();
        return new Socket(address.getAddress(), address.getPort());
    }

    /** The next channel that was accepted. */
    Channel accepted() throws InterruptedException {
        return accepted.take();
    }

    EventLoopGroup loop() {
        return loop;
    }

    /** Begins to shut the loop down. Without a quiet period, Netty 4.2 may end it and leave its channels open. */
    void beginShutdown() {
        loop.shutdownGracefully(20, 5000, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        beginShutdown();
        loop.terminationFuture().syncUninterruptibly();
    }
}

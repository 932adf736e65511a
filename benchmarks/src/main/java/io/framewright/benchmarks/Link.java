package io.framewright.benchmarks;

import io.framewright.examples.Transports;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/**
 * A TCP connection on this machine, both ends of which have the same handlers, sockets without Nagle's delay, and the
 * allocator that is Netty's default.
 */
final class Link implements AutoCloseable {

    /** Which threads the ends have. */
    enum Loops {
        /** Each end one of its own. */
        TWO,
        /** Both ends the same one. */
        ONE
    }

    private final EventLoopGroup clients;
    private final EventLoopGroup servers;
    private final Channel client;

    /**
     * Connects.
     *
     * @param pipeline makes the handlers of one end
     * @param atClient stands behind them at the client
     * @param atServer stands behind them at the server
     */
    Link(
            Transport transport,
            Loops loops,
            Supplier<ChannelHandler[]> pipeline,
            ChannelHandler atClient,
            ChannelHandler atServer)
            throws InterruptedException {
        clients = transport.newGroup(1);
        servers = loops == Loops.ONE ? clients : transport.newGroup(1);
        try {
            client = connect(transport, pipeline, atClient, atServer);
        } catch (Throwable e) {
            close();
            throw e;
        }
    }

    private Channel connect(
            Transport transport, Supplier<ChannelHandler[]> pipeline, ChannelHandler atClient, ChannelHandler atServer)
            throws InterruptedException {
        Channel server = new ServerBootstrap()
                .group(servers)
                .channel(transport.server())
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(initializer(pipeline, atServer))
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sync()
                .channel();
        return new Bootstrap()
                .group(clients)
                .channel(transport.client())
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(initializer(pipeline, atClient))
                .connect(server.localAddress())
                .sync()
                .channel();
    }

    Channel client() {
        return client;
    }

    /** Disconnects, and waits until the threads have ended. */
    @Override
    public void close() {
        Transports.stop(clients);
        Transports.stop(servers);
    }

    private static ChannelInitializer<Channel> initializer(Supplier<ChannelHandler[]> pipeline, ChannelHandler last) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(pipeline.get()).addLast(last);
            }
        };
    }
}

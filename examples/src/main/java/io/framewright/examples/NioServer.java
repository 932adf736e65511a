package io.framewright.examples;

import io.framewright.examples.StopTime.Phase;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A TCP server of one event loop, with a bound on its connections, that can take leave of them. */
public final class NioServer implements RunningServer {

    private final EventLoopGroup group;
    private final Channel channel;
    private final ChannelGroup connections;
    private final @Nullable Object farewell;

    private NioServer(EventLoopGroup group, Channel channel, ChannelGroup connections, @Nullable Object farewell) {
        this.group = group;
        this.channel = channel;
        this.connections = connections;
        this.farewell = farewell;
    }

    /**
     * Starts a server.
     *
     * @param address where to listen; port 0 takes a free one
     * @param maxConnections what comes beyond is closed at once
     * @param farewell what each connection is sent when the server stops, upon which clients have 0.6 seconds to
     *     close; none if they are closed at once
     * @param initializer adds the handlers to a new connection
     * @return the server, listening
     * @throws IOException if it cannot listen there
     * @throws InterruptedException if the thread is interrupted
     */
    public static NioServer start(
            InetSocketAddress address,
            int maxConnections,
            @Nullable Object farewell,
            Consumer<SocketChannel> initializer)
            throws IOException, InterruptedException {
        EventLoopGroup group = Transports.nio(1);
        ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
        ChannelFuture bound = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel connection) {
                        if (connections.size() >= maxConnections) {
                            connection.close();
                        } else {
                            connections.add(connection);
                            initializer.accept(connection);
                        }
                    }
                })
                .bind(address)
                .await();
        if (!bound.isSuccess()) {
            Transports.stop(group);
            throw new IOException(bound.cause().getMessage(), bound.cause());
        }
        return new NioServer(group, bound.channel(), connections, farewell);
    }

    @Override
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /** The thread that serves all connections. */
    public EventLoop loop() {
        return channel.eventLoop();
    }

    @Override
    public void close() {
        StopTime stop = StopTime.start();
        stop.await(channel.close(), Phase.ANSWERS);
        if (!group.isShuttingDown()) {
            Transports.readArrived(group, stop);
        }
        if (farewell != null) {
            connections.writeAndFlush(farewell);
            stop.await(connections.newCloseFuture(), Phase.ANSWERS);
        }
        Transports.stop(group, stop);
    }
}

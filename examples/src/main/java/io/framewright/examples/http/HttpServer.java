package io.framewright.examples.http;

import io.framewright.examples.RunningServer;
import io.framewright.examples.StopTime;
import io.framewright.examples.StopTime.Phase;
import io.framewright.examples.Transports;
import io.framewright.examples.tls.Tls;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Listens, knows its connections, and lets them answer what they have begun before it stops. */
public final class HttpServer implements RunningServer {

    /** More than these are closed at once: each costs a file descriptor and buffers. */
    private static final int MAX_CONNECTIONS = 4096;

    /** Threads for what waits for the disk. */
    private static final int WORKERS = 8;

    private final EventLoopGroup group;
    private final ChannelGroup connections;
    private final Channel channel;

    private HttpServer(EventLoopGroup group, ChannelGroup connections, Channel channel) {
        this.group = group;
        this.connections = connections;
        this.channel = channel;
    }

    /**
     * Starts a server.
     *
     * @param address where to listen; port 0 takes a free one
     * @param tls what stands between a socket and HTTP
     * @param handlers adds a connection's handlers, which read by themselves: connections have autoRead off
     * @return the server, listening
     * @throws IOException if it cannot listen there
     * @throws InterruptedException if the thread is interrupted
     */
    public static HttpServer start(InetSocketAddress address, Tls tls, Consumer<ChannelPipeline> handlers)
            throws IOException, InterruptedException {
        EventLoopGroup group = Transports.nio(0);
        ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        ChannelFuture bound = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel connection) {
                        if (connections.size() >= MAX_CONNECTIONS) {
                            connection.close();
                            return;
                        }
                        connections.add(connection);
                        tls.addTo(connection.pipeline());
                        handlers.accept(connection.pipeline());
                    }
                })
                .bind(address)
                .await();
        if (!bound.isSuccess()) {
            Transports.stop(group);
            throw new IOException(bound.cause().getMessage(), bound.cause());
        }
        return new HttpServer(group, connections, bound.channel());
    }

    /**
     * Starts a server whose connections answer requests one after the other.
     *
     * @param address where to listen; port 0 takes a free one
     * @param tls what stands between a socket and HTTP
     * @param service answers the requests
     * @param log gets a line per fault, from any thread
     * @return the server, listening
     * @throws IOException if it cannot listen there
     * @throws InterruptedException if the thread is interrupted
     */
    public static RunningServer start(InetSocketAddress address, Tls tls, HttpService service, Consumer<String> log)
            throws IOException, InterruptedException {
        EventExecutorGroup workers = new DefaultEventExecutorGroup(WORKERS, new DefaultThreadFactory("worker"));
        HttpServer server;
        try {
            server = start(address, tls, pipeline -> RequestLoop.add(pipeline, workers, service, log));
        } catch (Throwable thrown) {
            workers.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            throw thrown;
        }
        return new RunningServer() {
            @Override
            public InetSocketAddress address() {
                return server.address();
            }

            /** What the connections' ends left to do is done after them. */
            @Override
            public void close() {
                StopTime stop = StopTime.start();
                server.stop(stop);
                long left = stop.left(Phase.THREADS);
                stop.await(workers.shutdownGracefully(0, left, TimeUnit.NANOSECONDS), Phase.THREADS);
            }
        };
    }

    @Override
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /** Listens no more, gives connections 0.6 seconds to answer what has arrived, closes them and waits for that. */
    @Override
    public void close() {
        stop(StopTime.start());
    }

    private void stop(StopTime stop) {
        stop.await(channel.close(), Phase.ANSWERS);
        if (!group.isShuttingDown()) {
            Transports.readArrived(group, stop);
        }
        connections.forEach(connection -> connection.pipeline().fireUserEventTriggered(ServerStopping.EVENT));
        stop.await(connections.newCloseFuture(), Phase.ANSWERS);
        Transports.stop(group, stop);
    }
}

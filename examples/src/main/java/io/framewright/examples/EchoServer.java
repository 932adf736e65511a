package io.framewright.examples;

import io.framewright.examples.StopTime.Phase;
import io.framewright.examples.tls.Tls;
import io.framewright.framing.Protocol;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** A TCP server that sends every message back. */
public final class EchoServer implements RunningServer {

    private final EventLoopGroup group;
    private final Channel channel;
    private final ChannelGroup connections;
    private final InFlight inFlight;

    private EchoServer(EventLoopGroup group, Channel channel, ChannelGroup connections, InFlight inFlight) {
        this.group = group;
        this.channel = channel;
        this.connections = connections;
        this.inFlight = inFlight;
    }

    /**
     * Starts a server.
     *
     * @param address where to listen; port 0 takes a free one
     * @param protocol what the messages are
     * @param log gets one line per fault, from any thread
     * @return the server, listening
     * @throws IOException if it cannot listen there
     * @throws InterruptedException if the thread is interrupted
     */
    public static EchoServer start(InetSocketAddress address, Protocol<?> protocol, Consumer<String> log)
            throws IOException, InterruptedException {
        return start(address, protocol, Tls.NONE, log);
    }

    /**
     * Starts a server, perhaps behind TLS.
     *
     * @param address where to listen; port 0 takes a free one
     * @param protocol what the messages are
     * @param tls what stands between a socket and the protocol
     * @param log gets one line per fault, from any thread
     * @return the server, listening
     * @throws IOException if it cannot listen there
     * @throws InterruptedException if the thread is interrupted
     */
    public static EchoServer start(InetSocketAddress address, Protocol<?> protocol, Tls tls, Consumer<String> log)
            throws IOException, InterruptedException {
        EventLoopGroup group = Transports.nio(0);
        ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
        InFlight inFlight = new InFlight();
        ChannelFuture bound = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        connections.add(channel);
                        tls.addTo(channel.pipeline());
                        channel.pipeline().addLast(protocol.newHandler(), new EchoHandler(inFlight, log));
                    }
                })
                .bind(address)
                .await();
        if (!bound.isSuccess()) {
            Transports.stop(group);
            throw new IOException(bound.cause().getMessage(), bound.cause());
        }
        return new EchoServer(group, bound.channel(), connections, inFlight);
    }

    @Override
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /** Answers what has arrived, closes all connections and stops, and waits for that. */
    @Override
    public void close() {
        StopTime stop = StopTime.start();
        stop.await(channel.close(), Phase.ANSWERS);
        if (!group.isShuttingDown() && !connections.isEmpty()) {
            inFlight.awaitQuiet(stop, () -> Transports.hasUnread(group, inFlight, stop));
        }
        Transports.stop(group, stop);
    }
}

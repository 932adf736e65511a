package io.framewright.examples.netty;

import io.framewright.examples.AddressOptions;
import io.framewright.examples.InFlight;
import io.framewright.examples.RunningServer;
import io.framewright.examples.StopTime;
import io.framewright.examples.StopTime.Phase;
import io.framewright.examples.Transports;
import io.framewright.examples.time.TimeMessage;
import io.framewright.examples.tls.Tls;
import io.framewright.framing.Protocol;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A few event loops, each with many connections. One bootstrap listens on several ports. */
public final class NettyServer implements RunningServer {

    /**
     * SO_BACKLOG: how many connections may be there that the server has not accepted yet. The system has done their
     * handshake: such a client believes that it is connected, and may have sent already. When the queue is full, Linux
     * drops further SYNs and clients try again after one second, then two, then four: so a short queue makes a burst of
     * clients slow, and does not refuse them. Linux takes the smaller one of this and net.core.somaxconn (4096; 128 before
     * 5.4).
     */
    private static final int BACKLOG = 1024;

    private static final int THREADS = 2;

    private final EventLoopGroup group;
    private final List<Channel> listeners = new CopyOnWriteArrayList<>();
    private final InFlight inFlight = new InFlight();
    private final AtomicInteger connections = new AtomicInteger();

    private NettyServer(EventLoopGroup group) {
        this.group = group;
    }

    /**
     * What a server is started with.
     *
     * @param transport what the channels are made of
     * @param tls what stands between a socket and the protocol
     * @param maxConnections when there are so many, more wait in the system's backlog; a few may be accepted yet
     * @param idleMillis how long a client may be silent
     */
    public record Settings(NettyTransport transport, Tls tls, int maxConnections, int idleMillis) {}

    /**
     * Starts a server.
     *
     * @param addresses where to listen, at least one
     * @throws IOException if it cannot listen on one of them
     * @throws IllegalArgumentException if this system does not have the transport
     */
    public static NettyServer start(
            List<InetSocketAddress> addresses, Protocol<TimeMessage> protocol, Settings settings, Consumer<String> log)
            throws IOException, InterruptedException {
        NettyServer server = new NettyServer(settings.transport().newGroup(THREADS));
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(server.group)
                .channel(settings.transport().server())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        server.count(channel, settings.maxConnections());
                        settings.tls().addTo(channel.pipeline());
                        channel.pipeline()
                                .addLast(new IdleStateHandler(settings.idleMillis(), 0, 0, TimeUnit.MILLISECONDS))
                                .addLast(protocol.newHandler(), new TimeHandler(server.inFlight, log));
                    }
                });
        for (InetSocketAddress address : addresses) {
            ChannelFuture bound = bootstrap.bind(address).await();
            if (!bound.isSuccess()) {
                Transports.stop(server.group);
                String further = server.listeners.isEmpty() ? "" : AddressOptions.text(address) + ": ";
                throw new IOException(further + bound.cause().getMessage(), bound.cause());
            }
            server.listeners.add(bound.channel());
        }
        return server;
    }

    /** Without autoRead, a listening channel accepts nothing. */
    private void count(Channel connection, int maxConnections) {
        Channel listener = connection.parent();
        if (connections.incrementAndGet() >= maxConnections) {
            listener.config().setAutoRead(false);
        }
        connection.closeFuture().addListener(closed -> {
            if (connections.decrementAndGet() < maxConnections) {
                listeners.forEach(each -> each.config().setAutoRead(true));
            }
        });
    }

    /** Tells where it listens, in the order of the addresses that were asked for. */
    public List<InetSocketAddress> addresses() {
        return listeners.stream()
                .map(listener -> (InetSocketAddress) listener.localAddress())
                .toList();
    }

    @Override
    public InetSocketAddress address() {
        return addresses().get(0);
    }

    @Override
    public void close() {
        StopTime stop = StopTime.start();
        listeners.forEach(listener -> stop.await(listener.close(), Phase.ANSWERS));
        if (!group.isShuttingDown() && connections.get() > 0) {
            inFlight.awaitQuiet(stop, () -> Transports.hasUnread(group, inFlight, stop));
        }
        Transports.stop(group, stop);
    }
}

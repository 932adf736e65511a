package io.framewright.examples.time;

import io.framewright.examples.ProtocolOptions;
import io.framewright.examples.RunningServer;
import io.framewright.examples.aio.AioClient;
import io.framewright.examples.aio.AioServer;
import io.framewright.examples.bio.BioClient;
import io.framewright.examples.bio.BioServer;
import io.framewright.examples.bio.Threads;
import io.framewright.examples.biopool.BioPoolServer;
import io.framewright.examples.netty.NettyClient;
import io.framewright.examples.netty.NettyServer;
import io.framewright.examples.netty.NettyTransport;
import io.framewright.examples.nio.NioClient;
import io.framewright.examples.nio.NioServer;
import io.framewright.examples.tls.Tls;
import io.framewright.framing.Protocol;
import io.netty.channel.epoll.Epoll;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** All TCP servers and clients that speak the time protocol, by name. */
final class TimePrograms {

    static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    static final Map<String, Server> SERVERS = servers();
    static final Map<String, Client> CLIENTS = clients();

    private TimePrograms() {}

    /** Starts a server on a free port. */
    @FunctionalInterface
    interface Server {
        RunningServer start(Protocol<TimeMessage> protocol, Consumer<String> log) throws Exception;
    }

    /** Runs a client. */
    @FunctionalInterface
    interface Client {
        Tally run(InetSocketAddress address, Protocol<TimeMessage> protocol, int connections, int messages)
                throws Exception;
    }

    private static Map<String, Server> servers() {
        Map<String, Server> servers = new LinkedHashMap<>();
        servers.put("bio", (protocol, log) -> BioServer.start(ANY_PORT, protocol, Threads.platform(), 1000, log));
        servers.put("bio-pool", (protocol, log) -> BioPoolServer.start(ANY_PORT, protocol, 8, 16, 10_000, log));
        servers.put("nio", (protocol, log) -> NioServer.start(ANY_PORT, protocol, 10_000, log));
        servers.put("aio", (protocol, log) -> AioServer.start(ANY_PORT, protocol, 10_000, 60_000, log));
        servers.put(
                "netty",
                (protocol, log) -> NettyServer.start(
                        List.of(ANY_PORT), protocol, nettySettings(NettyTransport.NIO, 10_000, 60_000), log));
        if (hasVirtualThreads()) {
            servers.put(
                    "bio --virtual",
                    (protocol, log) -> BioServer.start(ANY_PORT, protocol, Threads.virtual(), 1000, log));
        }
        if (Epoll.isAvailable()) {
            servers.put(
                    "netty --transport epoll",
                    (protocol, log) -> NettyServer.start(
                            List.of(ANY_PORT), protocol, nettySettings(NettyTransport.EPOLL, 10_000, 60_000), log));
        }
        return servers;
    }

    private static Map<String, Client> clients() {
        Map<String, Client> clients = new LinkedHashMap<>();
        clients.put(
                "bio",
                (address, protocol, connections, messages) ->
                        BioClient.run(address, protocol, Threads.platform(), connections, messages));
        clients.put("nio", NioClient::run);
        clients.put("aio", AioClient::run);
        clients.put(
                "netty",
                (address, protocol, connections, messages) ->
                        NettyClient.run(address, protocol, NettyTransport.NIO, Tls.NONE, connections, messages));
        return clients;
    }

    static NettyServer.Settings nettySettings(NettyTransport transport, int maxConnections, int idleMillis) {
        return new NettyServer.Settings(transport, Tls.NONE, maxConnections, idleMillis);
    }

    static boolean hasVirtualThreads() {
        return Runtime.version().feature() >= 21;
    }

    static Protocol<TimeMessage> protocol(String framing, String codec) {
        return new ProtocolOptions(framing, codec).protocol(TimeMessage.TYPES);
    }
}

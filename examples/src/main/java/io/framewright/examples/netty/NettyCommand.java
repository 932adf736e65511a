package io.framewright.examples.netty;

import io.framewright.examples.AddressOptions;
import io.framewright.examples.RunningServer;
import io.framewright.examples.time.Tally;
import io.framewright.examples.time.TimeClientCommand;
import io.framewright.examples.time.TimeMessage;
import io.framewright.examples.time.TimeServerCommand;
import io.framewright.examples.tls.Tls;
import io.framewright.examples.tls.TlsOptions;
import io.framewright.framing.Protocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Netty: event loops. */
@Command(
        name = "netty",
        description = "A time server on Netty, with NIO or epoll, on one port or several.",
        subcommands = {NettyCommand.Server.class, NettyCommand.Client.class})
public final class NettyCommand {

    private static final int IDLE_MILLIS = 60_000;

    /** The server's options. */
    @Command(name = "server")
    static final class Server extends TimeServerCommand {

        @Mixin
        private final TlsOptions tlsOptions = new TlsOptions();

        @Mixin
        private final TransportOption transport = new TransportOption();

        @Option(names = "--also-port", paramLabel = "PORT", description = "A further port to listen on; repeatable.")
        private List<Integer> morePorts = new ArrayList<>();

        @Option(
                names = "--max-connections",
                paramLabel = "N",
                description = "How many connections are served at once; more have to wait.")
        private int maxConnections = 10_000;

        @Override
        protected RunningServer start(InetSocketAddress address, Protocol<TimeMessage> protocol, Consumer<String> log)
                throws IOException, InterruptedException {
            List<InetSocketAddress> addresses = new ArrayList<>(List.of(address));
            morePorts.forEach(port -> addresses.add(new InetSocketAddress(address.getAddress(), port)));
            NettyServer.Settings settings = new NettyServer.Settings(
                    transport.transport(),
                    tlsOptions.server(),
                    positive("--max-connections", maxConnections),
                    IDLE_MILLIS);
            NettyServer server = NettyServer.start(addresses, protocol, settings, log);
            server.addresses().stream()
                    .skip(1)
                    .forEach(also -> log.accept("also listening on " + AddressOptions.text(also)));
            return server;
        }
    }

    /** The client's options. */
    @Command(name = "client")
    static final class Client extends TimeClientCommand {

        @Mixin
        private final TlsOptions tlsOptions = new TlsOptions();

        @Mixin
        private final TransportOption transport = new TransportOption();

        @Override
        protected Tally run(InetSocketAddress address, Protocol<TimeMessage> protocol, int connections, int messages)
                throws InterruptedException {
            Tls tls = tlsOptions.client(address.getHostString(), address.getPort());
            return NettyClient.run(address, protocol, transport.transport(), tls, connections, messages);
        }
    }
}

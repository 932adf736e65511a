package io.framewright.examples.nio;

import io.framewright.examples.RunningServer;
import io.framewright.examples.time.Tally;
import io.framewright.examples.time.TimeClientCommand;
import io.framewright.examples.time.TimeMessage;
import io.framewright.examples.time.TimeServerCommand;
import io.framewright.framing.Protocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A selector: one thread for all connections. */
@Command(
        name = "nio",
        description = "A time server with one thread and a selector, for thousands of connections.",
        subcommands = {NioCommand.Server.class, NioCommand.Client.class})
public final class NioCommand {

    /** The server's options. */
    @Command(name = "server")
    static final class Server extends TimeServerCommand {

        @Option(
                names = "--max-connections",
                paramLabel = "N",
                description = "How many are served at once; more wait in the system's backlog.")
        private int maxConnections = 10_000;

        @Override
        protected RunningServer start(InetSocketAddress address, Protocol<TimeMessage> protocol, Consumer<String> log)
                throws IOException {
            return NioServer.start(address, protocol, positive("--max-connections", maxConnections), log);
        }
    }

    /** The client's options. */
    @Command(name = "client")
    static final class Client extends TimeClientCommand {

        @Override
        protected Tally run(InetSocketAddress address, Protocol<TimeMessage> protocol, int connections, int messages)
                throws IOException {
            return NioClient.run(address, protocol, connections, messages);
        }
    }
}

package io.framewright.examples.bio;

import io.framewright.examples.RunningServer;
import io.framewright.examples.time.Tally;
import io.framewright.examples.time.TimeClientCommand;
import io.framewright.examples.time.TimeMessage;
import io.framewright.examples.time.TimeServerCommand;
import io.framewright.framing.Protocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Blocking sockets: a thread per connection. */
@Command(
        name = "bio",
        description = "A time server on blocking sockets: a thread per connection, virtual if you like.",
        subcommands = {BioCommand.Server.class, BioCommand.Client.class})
public final class BioCommand {

    private static ThreadFactory threads(boolean virtual) {
        return virtual ? Threads.virtual() : Threads.platform();
    }

    /** The server's options. */
    @Command(name = "server")
    static final class Server extends TimeServerCommand {

        @Option(names = "--virtual", description = "Takes virtual threads, which need Java 21.")
        private boolean virtual;

        @Option(names = "--max-connections", paramLabel = "N", description = "How many are served at once.")
        private int maxConnections = 1000;

        @Override
        protected RunningServer start(InetSocketAddress address, Protocol<TimeMessage> protocol, Consumer<String> log)
                throws IOException {
            return BioServer.start(
                    address, protocol, threads(virtual), positive("--max-connections", maxConnections), log);
        }
    }

    /** The client's options. */
    @Command(name = "client")
    static final class Client extends TimeClientCommand {

        @Option(names = "--virtual", description = "Takes virtual threads, which need Java 21.")
        private boolean virtual;

        @Override
        protected Tally run(InetSocketAddress address, Protocol<TimeMessage> protocol, int connections, int messages)
                throws InterruptedException {
            return BioClient.run(address, protocol, threads(virtual), connections, messages);
        }
    }
}

package io.framewright.examples.biopool;

import io.framewright.examples.RunningServer;
import io.framewright.examples.bio.BioClient;
import io.framewright.examples.bio.Threads;
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

/** Blocking sockets: a bounded pool of threads. */
@Command(
        name = "bio-pool",
        description = "The same with a bounded pool and a bounded queue: when both are full, clients are told so.",
        subcommands = {BioPoolCommand.Server.class, BioPoolCommand.Client.class})
public final class BioPoolCommand {

    /** The server's options. */
    @Command(name = "server")
    static final class Server extends TimeServerCommand {

        @Option(names = "--threads", paramLabel = "N", description = "How many connections are served at once.")
        private int threads = 8;

        @Option(names = "--queue", paramLabel = "N", description = "How many connections wait to be served.")
        private int queue = 16;

        @Option(
                names = "--idle",
                paramLabel = "SECONDS",
                description = "How long a client may be silent, while others wait for its thread.")
        private int idle = 10;

        @Override
        protected RunningServer start(InetSocketAddress address, Protocol<TimeMessage> protocol, Consumer<String> log)
                throws IOException {
            if (threads < 1 || queue < 1 || idle < 1) {
                throw new IllegalArgumentException("--threads, --queue and --idle are 1 or more");
            }
            return BioPoolServer.start(address, protocol, threads, queue, Math.multiplyExact(idle, 1000), log);
        }
    }

    /** The client's options. */
    @Command(name = "client")
    static final class Client extends TimeClientCommand {

        @Override
        protected Tally run(InetSocketAddress address, Protocol<TimeMessage> protocol, int connections, int messages)
                throws InterruptedException {
            return BioClient.run(address, protocol, Threads.platform(), connections, messages);
        }
    }
}

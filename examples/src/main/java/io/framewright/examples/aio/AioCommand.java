package io.framewright.examples.aio;

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

/** Asynchronous channels. */
@Command(
        name = "aio",
        description = "A time server on asynchronous channels: begin an operation, be called when it is done.",
        subcommands = {AioCommand.Server.class, AioCommand.Client.class})
public final class AioCommand {

    private static final int IDLE_MILLIS = 60_000;

    /** The server's options. */
    @Command(name = "server")
    static final class Server extends TimeServerCommand {

        @Option(
                names = "--max-connections",
                paramLabel = "N",
                description = "How many connections are served at once; more have to wait.")
        private int maxConnections = 10_000;

        @Override
        protected RunningServer start(InetSocketAddress address, Protocol<TimeMessage> protocol, Consumer<String> log)
                throws IOException {
            return AioServer.start(address, protocol, positive("--max-connections", maxConnections), IDLE_MILLIS, log);
        }
    }

    /** The client's options. */
    @Command(name = "client")
    static final class Client extends TimeClientCommand {

        @Override
        protected Tally run(InetSocketAddress address, Protocol<TimeMessage> protocol, int connections, int messages)
                throws IOException {
            return AioClient.run(address, protocol, connections, messages);
        }
    }
}

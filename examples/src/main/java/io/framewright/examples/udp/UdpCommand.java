package io.framewright.examples.udp;

import io.framewright.examples.AddressOptions;
import io.framewright.examples.ProtocolOptions;
import io.framewright.framing.DatagramLimit;
import io.framewright.framing.Protocol;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Datagrams. */
@Command(
        name = "udp",
        description = "A proverb server over UDP: a datagram is a frame; request and reply, and broadcast.",
        subcommands = {UdpCommand.Server.class, UdpCommand.Client.class})
public final class UdpCommand {

    private static final int PORT = 8081;
    private static final int FITS_INTO_ETHERNET = 1472;

    /** What both sides have in common. */
    abstract static class Side implements Callable<Integer> {

        @Spec(Target.SELF)
        private @Nullable CommandSpec command;

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                description = "Shows this text.")
        @SuppressWarnings("unused") // read by picocli
        private boolean help;

        @Mixin
        final AddressOptions address = new AddressOptions(PORT);

        @Mixin
        private final ProtocolOptions options = new ProtocolOptions();

        @Option(names = "--max-size", paramLabel = "BYTES", description = "How large a datagram may be.")
        int maxBytes = FITS_INTO_ETHERNET;

        Protocol<ProverbMessage> protocol() {
            if (maxBytes < 1 || maxBytes > DatagramLimit.MAX) {
                throw new ParameterException(
                        command().commandLine(), "--max-size is a number from 1 to " + DatagramLimit.MAX);
            }
            return options.protocol(ProverbMessage.TYPES);
        }

        CommandSpec command() {
            if (command == null) {
                throw new IllegalStateException("not run by picocli");
            }
            return command;
        }

        void log(String line) {
            PrintWriter err = command().commandLine().getErr();
            err.println(line);
            err.flush();
        }
    }

    /** The server's options. */
    @Command(
            name = "server",
            description = "Answers with a proverb, until stopped. The framing is not used: a datagram is a frame.",
            showDefaultValues = true)
    static final class Server extends Side {

        @Override
        public Integer call() throws InterruptedException {
            Protocol<ProverbMessage> protocol = protocol();
            return address.serve(where -> ProverbServer.start(where, protocol, maxBytes, this::log));
        }
    }

    /** The client's options. */
    @Command(
            name = "client",
            description = "Asks for proverbs: one server, or all that hear a broadcast.",
            showDefaultValues = true)
    static final class Client extends Side {

        @Option(names = "--messages", paramLabel = "N", description = "How many requests to send, one by one.")
        private int messages = 3;

        @Option(
                names = "--broadcast",
                description = "Sends to the broadcast address of loopback in place of --host, and collects answers. "
                        + "Servers listen on --host 0.0.0.0 then.")
        private boolean broadcast;

        @Option(names = "--wait", paramLabel = "MILLIS", description = "How long to wait for answers.")
        private long waitMillis = 500;

        @Override
        public Integer call() throws IOException, InterruptedException {
            PrintWriter out = command().commandLine().getOut();
            try (ProverbClient client = ProverbClient.open(protocol(), maxBytes, this::log)) {
                boolean answered = true;
                for (int i = 0; i < messages; i++) {
                    answered &= ask(client, out);
                }
                return answered ? 0 : 1;
            }
        }

        private boolean ask(ProverbClient client, PrintWriter out) throws InterruptedException {
            if (broadcast) {
                InetSocketAddress everybody = new InetSocketAddress(
                        "127.255.255.255", address.address().getPort());
                var proverbs = client.askAll(everybody, waitMillis);
                proverbs.forEach(out::println);
                out.println(proverbs.size() + " servers have answered");
                out.flush();
                return !proverbs.isEmpty();
            }
            String proverb = client.ask(address.address(), waitMillis);
            out.println(proverb == null ? "no answer" : proverb);
            out.flush();
            return proverb != null;
        }
    }
}

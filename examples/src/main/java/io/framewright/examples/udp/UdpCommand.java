package io.framewright.examples.udp;

import io.framewright.examples.AddressOptions;
import io.framewright.examples.Console;
import io.framewright.examples.ProtocolOptions;
import io.framewright.framing.DatagramLimit;
import io.framewright.framing.Protocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

        @Mixin
        final Console console = new Console();

        @Mixin
        final AddressOptions address = new AddressOptions(PORT);

        @Mixin
        private final ProtocolOptions options = new ProtocolOptions();

        @Option(names = "--max-size", paramLabel = "BYTES", description = "How large a datagram may be.")
        int maxBytes = FITS_INTO_ETHERNET;

        Protocol<ProverbMessage> protocol() {
            if (maxBytes < 1 || maxBytes > DatagramLimit.MAX) {
                throw console.problem("--max-size is a number from 1 to " + DatagramLimit.MAX);
            }
            return options.protocol(ProverbMessage.TYPES);
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
            return address.serve(where -> ProverbServer.start(where, protocol, maxBytes, console::log));
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
        private int waitMillis = 500;

        @Override
        public Integer call() throws IOException, InterruptedException {
            console.positive("--messages", messages);
            console.positive("--wait", waitMillis);
            try (ProverbClient client = ProverbClient.open(protocol(), maxBytes, console::log)) {
                boolean answered = true;
                for (int i = 0; i < messages; i++) {
                    answered &= ask(client);
                }
                return answered ? 0 : 1;
            }
        }

        private boolean ask(ProverbClient client) throws InterruptedException {
            if (broadcast) {
                InetSocketAddress everybody = new InetSocketAddress(
                        "127.255.255.255", address.address().getPort());
                var proverbs = client.askAll(everybody, waitMillis);
                proverbs.forEach(console::out);
                console.out(proverbs.size() + " servers have answered");
                return !proverbs.isEmpty();
            }
            String proverb = client.ask(address.address(), waitMillis);
            console.out(proverb == null ? "no answer" : proverb);
            return proverb != null;
        }
    }
}

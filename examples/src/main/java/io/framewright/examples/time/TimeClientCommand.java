package io.framewright.examples.time;

import io.framewright.examples.AddressOptions;
import io.framewright.examples.Console;
import io.framewright.examples.ProtocolOptions;
import io.framewright.framing.Protocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line of a time server's client. */
@Command(
        name = "client",
        description = "Asks a server for the time, over several connections at once.",
        showDefaultValues = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every request was answered", "1:some were not", "2:wrong options"})
public abstract class TimeClientCommand implements Callable<Integer> {

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final AddressOptions address = new AddressOptions(TimeServerCommand.PORT);

    @Mixin
    private final ProtocolOptions options = new ProtocolOptions();

    @Option(names = "--connections", paramLabel = "N", description = "How many connections to open at once.")
    private int connections = 1;

    @Option(names = "--messages", paramLabel = "N", description = "How many requests to send on each.")
    private int messages = 10;

    /**
     * Holds conversations, each on a connection of its own, and waits until all are over.
     *
     * @param address where the server listens
     * @param protocol the framing and the codec
     * @param connections how many conversations
     * @param messages how many requests in each
     * @throws IOException if it cannot begin
     */
    protected abstract Tally run(
            InetSocketAddress address, Protocol<TimeMessage> protocol, int connections, int messages)
            throws IOException, InterruptedException;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (connections < 1 || messages < 1) {
            throw console.problem("--connections and --messages are 1 or more");
        }
        Protocol<TimeMessage> protocol = options.protocol(TimeMessage.TYPES);
        Tally tally;
        try {
            tally = run(address.address(), protocol, connections, messages);
        } catch (IllegalArgumentException e) {
            throw console.problem(String.valueOf(e.getMessage()));
        }
        tally.faults().forEach(console::out);
        console.out(tally.toString());
        return tally.isComplete() ? 0 : 1;
    }
}

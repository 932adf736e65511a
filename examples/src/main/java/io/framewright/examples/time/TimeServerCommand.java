package io.framewright.examples.time;

import io.framewright.examples.AddressOptions;
import io.framewright.examples.Console;
import io.framewright.examples.ProtocolOptions;
import io.framewright.examples.RunningServer;
import io.framewright.framing.Protocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command line of a time server. */
@Command(name = "server", description = "Answers requests for the time, until stopped.", showDefaultValues = true)
public abstract class TimeServerCommand implements Callable<Integer> {

    /** The port of the tutorials. */
    static final int PORT = 8080;

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final AddressOptions address = new AddressOptions(PORT);

    @Mixin
    private final ProtocolOptions options = new ProtocolOptions();

    /**
     * Starts the server.
     *
     * @param address where to listen
     * @param protocol the framing and the codec
     * @param log gets a line per fault, from any thread
     */
    protected abstract RunningServer start(
            InetSocketAddress address, Protocol<TimeMessage> protocol, Consumer<String> log)
            throws IOException, InterruptedException;

    /** Checks a number among the options, see {@link Console#positive}. */
    protected final int positive(String option, int value) {
        return console.positive(option, value);
    }

    @Override
    public Integer call() throws InterruptedException {
        Protocol<TimeMessage> protocol = options.protocol(TimeMessage.TYPES);
        try {
            return address.serve(where -> start(where, protocol, console::log));
        } catch (IllegalArgumentException e) {
            throw console.problem(String.valueOf(e.getMessage()));
        }
    }
}

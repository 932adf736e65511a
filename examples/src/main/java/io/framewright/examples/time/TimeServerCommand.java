package io.framewright.examples.time;

import io.framewright.examples.AddressOptions;
import io.framewright.examples.ProtocolOptions;
import io.framewright.examples.RunningServer;
import io.framewright.framing.Protocol;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The command line of a time server. */
@Command(name = "server", description = "Answers requests for the time, until stopped.", showDefaultValues = true)
public abstract class TimeServerCommand implements Callable<Integer> {

    /** The port of the tutorials. */
    static final int PORT = 8080;

    @Spec(Target.SELF)
    private @Nullable CommandSpec command;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    @SuppressWarnings("unused") // read by picocli
    private boolean help;

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

    @Override
    public Integer call() throws InterruptedException {
        if (command == null) {
            throw new IllegalStateException("not run by picocli");
        }
        PrintWriter err = command.commandLine().getErr();
        Protocol<TimeMessage> protocol = options.protocol(TimeMessage.TYPES);
        try {
            return address.serve(where -> start(where, protocol, line -> print(err, line)));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static void print(PrintWriter writer, String line) {
        writer.println(line);
        writer.flush();
    }
}

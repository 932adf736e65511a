package io.framewright.examples.websocket;

import io.framewright.examples.AddressOptions;
import io.framewright.examples.http.SameOrigin;
import io.framewright.examples.http.TlsOptions;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the chat until told to stop. */
@Command(name = "server", description = "Serves the chat and its page.", showDefaultValues = true)
public final class WebSocketServerCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec command;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    @SuppressWarnings("unused") // read by picocli
    private boolean help;

    @Mixin
    private final AddressOptions address = new AddressOptions(8082);

    @Mixin
    private final TlsOptions tls = new TlsOptions();

    @Option(
            names = "--codec",
            split = ",",
            description = "The codecs that clients may choose: ${COMPLETION-CANDIDATES}.")
    private Set<ChatCodec> codecs = EnumSet.allOf(ChatCodec.class);

    @Option(
            names = "--ping",
            paramLabel = "SECONDS",
            description = "Pings who is silent so long; after as long again, it is gone.")
    private int pingSeconds = 20;

    @Option(
            names = "--name",
            paramLabel = "HOST",
            description = "A name that this server has, beside localhost and its addresses, for pages' Origin.")
    private Set<String> names = new HashSet<>();

    @Override
    public Integer call() throws InterruptedException {
        if (command == null) {
            throw new IllegalStateException("not run by picocli");
        }
        PrintWriter err = command.commandLine().getErr();
        ChatServer.Settings settings = new ChatServer.Settings(codecs, pingSeconds, new SameOrigin(names));
        return address.serve(where -> ChatServer.start(where, tls.context(), settings, line -> log(err, line)));
    }

    private static void log(PrintWriter err, String line) {
        err.println(line);
        err.flush();
    }
}

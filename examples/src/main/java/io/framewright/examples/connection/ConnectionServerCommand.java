package io.framewright.examples.connection;

import io.framewright.examples.AddressOptions;
import io.framewright.examples.Console;
import io.framewright.examples.ProtocolOptions;
import io.framewright.examples.tls.Tls;
import io.framewright.examples.tls.TlsOptions;
import io.framewright.framing.Protocol;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a {@link ConnectionServer}. */
@Command(name = "server", description = "Notes down each request once, and confirms it.", showDefaultValues = true)
final class ConnectionServerCommand implements Callable<Integer> {

    static final int PORT = 7008;

    private static final int REMEMBERED = 100_000;

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final AddressOptions address = new AddressOptions(PORT);

    @Mixin
    private final ProtocolOptions options = new ProtocolOptions();

    @Mixin
    private final TlsOptions tlsOptions = new TlsOptions();

    @Option(
            names = "--idle-timeout",
            paramLabel = "SECONDS",
            description = "How long a connection may be silent before it is closed.")
    private double idleTimeout = 30;

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description =
                    "Where accepted requests are kept, so that a new process knows them; unless given, in memory.")
    private @Nullable Path journal;

    @Override
    public Integer call() throws InterruptedException {
        Protocol<ConnectionMessage> protocol = options.protocol(ConnectionMessage.TYPES);
        Tls tls = tlsOptions.server();
        Duration idle = Seconds.duration(console, "--idle-timeout", idleTimeout);
        return address.serve(where -> ConnectionServer.start(where, protocol, tls, idle, ledger(), console::log));
    }

    private Ledger ledger() throws IOException {
        if (journal == null) {
            return Ledger.inMemory(REMEMBERED);
        }
        Ledger ledger = Ledger.open(journal, REMEMBERED);
        console.log("the journal holds " + ledger.size() + " requests");
        return ledger;
    }
}

package io.framewright.examples.heartbeat;

import io.framewright.examples.AddressOptions;
import io.framewright.examples.Console;
import io.framewright.examples.ProtocolOptions;
import io.framewright.examples.Shutdown;
import io.framewright.examples.tls.Tls;
import io.framewright.examples.tls.TlsOptions;
import io.framewright.framing.Protocol;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a {@link HeartbeatMaster} and shows what it knows. */
@Command(
        name = "master",
        description =
                "Shows a table of the workers, anew at each interval; whoever joins, is lost or refused is logged.",
        showDefaultValues = true)
final class MasterCommand implements Callable<Integer> {

    /** Set by the launcher. */
    private static final String TERMINAL = "framewright.terminal";

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final AddressOptions address = new AddressOptions(HeartbeatCommand.PORT);

    @Mixin
    private final ProtocolOptions options = new ProtocolOptions(HeartbeatCommand.FRAMING, HeartbeatCommand.CODEC);

    @Mixin
    private final TlsOptions tlsOptions = new TlsOptions();

    @Mixin
    private final SecretOptions secretOptions = new SecretOptions();

    @Option(names = "--interval", paramLabel = "SECONDS", description = "The time from one report to the next.")
    private double interval = 2;

    @Option(names = "--missed", paramLabel = "N", description = "How many missing reports make a worker lost.")
    private int missed = 3;

    @Option(
            names = "--once",
            description = "Waits for --workers workers, or for --wait seconds, prints once, and ends.")
    private boolean once;

    @Option(names = "--workers", paramLabel = "N", description = "With --once: how many to wait for.")
    private int expected = Integer.MAX_VALUE;

    @Option(names = "--wait", paramLabel = "SECONDS", description = "With --once: how long to wait at most.")
    private double wait = 5;

    @Option(names = "--json", description = "Prints JSON, an object a line, instead of a table.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        if (!(interval >= 0.05 && interval <= 3600) || missed < 1 || !(wait >= 0 && wait <= 3600)) {
            throw console.problem(
                    "--interval is from 0.05 to 3600 seconds, --missed from 1, --wait up to 3600 seconds");
        }
        Display display = new Display(console, json, !once && !json && Boolean.getBoolean(TERMINAL));
        HeartbeatMaster master;
        try {
            master = start(display);
        } catch (IOException e) {
            console.log("cannot listen on " + AddressOptions.text(address.address()) + ": " + e.getMessage());
            return 1;
        }
        String listening = "listening on " + AddressOptions.text(master.address());
        if (once) {
            console.log(listening);
            showOnce(master, display);
        } else {
            display.title(listening);
            show(master, display);
        }
        return 0;
    }

    private HeartbeatMaster start(Display display) throws IOException, InterruptedException {
        Protocol<HeartbeatMessage> protocol = options.protocol(HeartbeatMessage.TYPES);
        Tls tls = tlsOptions.server();
        Secret secret = secretOptions.secret(console);
        return HeartbeatMaster.start(address.address(), protocol, tls, secret, millis(interval), missed, display::log);
    }

    private void show(HeartbeatMaster master, Display display) throws InterruptedException {
        long millis = millis(interval).toMillis();
        master.loop()
                .scheduleAtFixedRate(
                        () -> display.show(master.workers().snapshot()), millis, millis, TimeUnit.MILLISECONDS);
        Shutdown.await(master);
    }

    private void showOnce(HeartbeatMaster master, Display display) {
        try (master) {
            CompletableFuture<@Nullable Snapshot> complete = new CompletableFuture<>();
            master.loop()
                    .scheduleAtFixedRate(() -> completeIfAllReported(master, complete), 0, 20, TimeUnit.MILLISECONDS);
            Shutdown.onSignal(() -> complete.complete(master.workers().snapshot()));
            complete.completeOnTimeout(null, millis(wait).toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            display.show(master.workers().snapshot());
        }
    }

    private void completeIfAllReported(HeartbeatMaster master, CompletableFuture<@Nullable Snapshot> complete) {
        Snapshot snapshot = master.workers().snapshot();
        if (snapshot.workers().stream().filter(row -> row.status() != null).count() >= expected) {
            complete.complete(snapshot);
        }
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}

package io.framewright.examples.connection;

import io.framewright.examples.Backoff;
import io.framewright.examples.Console;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say how a client treats its connection and its requests; a picocli mixin. */
final class ClientOptions {

    /** The three ways. */
    private enum Keep {
        LONG_LIVED,
        BATCHED,
        ON_DEMAND
    }

    @Option(
            names = "--keep",
            paramLabel = "HOW",
            description = "${COMPLETION-CANDIDATES}: open always; for a batch of requests; or until idle.")
    private Keep keep = Keep.ON_DEMAND;

    @Option(names = "--batch-size", paramLabel = "N", description = "BATCHED: sends when so many requests wait.")
    private int batchSize = 100;

    @Option(names = "--batch-age", paramLabel = "SECONDS", description = "BATCHED: or when one has waited so long.")
    private double batchAge = 5;

    @Option(names = "--idle-timeout", paramLabel = "SECONDS", description = "ON_DEMAND: closes after so long.")
    private double idleTimeout = 10;

    @Option(names = "--queue", paramLabel = "N", description = "How many requests may be without an answer.")
    private int queue = 1000;

    @Option(
            names = "--request-timeout",
            paramLabel = "SECONDS",
            description = "How long one may be; 0 is for ever, as it is for BATCHED.")
    private double requestTimeout = 30;

    @Option(
            names = "--no-resend",
            description = "Sends no request twice: one whose connection broke fails as 'outcome unknown'.")
    private boolean noResend;

    @Option(names = "--backoff", paramLabel = "SECONDS", description = "The first wait before connecting again.")
    private double backoff = 0.2;

    @Option(names = "--max-backoff", paramLabel = "SECONDS", description = "The longest.")
    private double maxBackoff = 10;

    @Option(
            names = "--silence",
            paramLabel = "SECONDS",
            description = "Pings a server that says nothing for so long; after twice that it is dead. Keep it shorter "
                    + "than the server's --idle-timeout for LONG_LIVED.")
    private double silence = 10;

    boolean waitsForRoom() {
        return keep == Keep.BATCHED;
    }

    ClientSettings settings(Console console) {
        Duration first = Seconds.duration(console, "--backoff", backoff);
        Duration max = Seconds.duration(console, "--max-backoff", maxBackoff);
        Duration quiet = Seconds.duration(console, "--silence", silence);
        Optional<Duration> timeout = requestTimeout == 0 || keep == Keep.BATCHED
                ? Optional.empty()
                : Optional.of(Seconds.duration(console, "--request-timeout", requestTimeout));
        try {
            return new ClientSettings(policy(console), queue, timeout, !noResend, new Backoff(first, max), quiet);
        } catch (IllegalArgumentException e) {
            throw console.problem(String.valueOf(e.getMessage()));
        }
    }

    private ConnectionPolicy policy(Console console) {
        return switch (keep) {
            case LONG_LIVED -> ConnectionPolicy.longLived();
            case BATCHED ->
                ConnectionPolicy.batched(
                        console.positive("--batch-size", batchSize),
                        Seconds.duration(console, "--batch-age", batchAge));
            case ON_DEMAND -> ConnectionPolicy.onDemand(Seconds.duration(console, "--idle-timeout", idleTimeout));
        };
    }
}

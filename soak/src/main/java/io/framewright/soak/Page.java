package io.framewright.soak;

import io.framewright.soak.Curve.Point;
import io.framewright.soak.Curve.Trend;
import io.netty.util.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** A run as a page of Markdown. */
final class Page {

    private static final double MEBI = 1 << 20;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Outcome outcome;
    private final StringBuilder text = new StringBuilder();

    private Page(Outcome outcome) {
        this.outcome = outcome;
    }

    static String of(Outcome outcome) {
        return new Page(outcome).write();
    }

    private String write() {
        head();
        counts();
        latencies();
        flatness();
        curve();
        lanes();
        return text.toString();
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private void head() {
        line("# Soak test");
        line("");
        line("Written by `io.framewright.soak.Soak`; what it does is in [its module](../soak). The same again:");
        line("");
        line("    mvn -Psoak -pl bom,soak -am verify -Dtest=SoakTest -Dsurefire.failIfNoSpecifiedTests=false");
        line("");
        line(
                "%,d connections over loopback, client and server in two processes, each connection with %d messages under way at "
                        + "all times: for each that comes back the next is sent. So both processes are saturated for %d seconds. "
                        + "Each message names its connection and its place in the order, and has a checksum of its own; "
                        + "the server checks it and sends it back, the client checks it again.",
                outcome.connections(), outcome.window(), outcome.seconds());
        line("");
        line(
                "%s. %s, %d cores, %s %s, heap of at most %,d MiB each; Netty %s.",
                LocalDate.now(ZoneOffset.UTC),
                cpu(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vm.name"),
                System.getProperty("java.vm.version"),
                Runtime.getRuntime().maxMemory() >> 20,
                netty());
        line("");
    }

    private void counts() {
        long sent = outcome.client().sent.sum();
        line(
                "| connections | messages, there and back | a second | lost | reordered | damaged | promises open | leaks | faults |");
        line("|-|-|-|-|-|-|-|-|-|");
        line(
                "| %,d | %,d | %,d | %,d | %,d | %,d | %,d | %,d | %,d |",
                outcome.connected(),
                outcome.client().received.sum(),
                sent / outcome.seconds(),
                outcome.lost(),
                outcome.reordered(),
                outcome.damaged(),
                outcome.promisesOpen(),
                outcome.leaks(),
                outcome.faults().size());
        line("");
        outcome.faults().forEach(fault -> line("- %s", fault.lines().findFirst().orElse("")));
        if (!outcome.faults().isEmpty()) {
            line("");
        }
    }

    private void latencies() {
        line(
                "How long messages took there and back, after the warm-up, the first third. There are always %,d under way, so the "
                        + "median is that many by messages a second, and says nothing about an idle system; the tail is what counts. "
                        + "Measuring memory stops both processes: the second row leaves out what was under way then.",
                outcome.connections() * outcome.window());
        line("");
        line("| | messages | p50, ms | p99 | p99.9 | p99.99 | longest |");
        line("|-|-|-|-|-|-|-|");
        latencies("all", outcome.latencies().all());
        latencies("between measurements", outcome.latencies().undisturbed());
        line("");
    }

    private void latencies(String name, Histogram histogram) {
        line(
                "| %s | %,d | %.0f | %.0f | **%.0f** | %.0f | %.0f |",
                name,
                histogram.getTotalCount(),
                millis(histogram.getValueAtPercentile(50)),
                millis(histogram.getValueAtPercentile(99)),
                millis(histogram.getValueAtPercentile(99.9)),
                millis(histogram.getValueAtPercentile(99.99)),
                millis(histogram.getMaxValue()));
    }

    private void flatness() {
        line("## Memory");
        line("");
        line(
                "MiB: of the heap right after a full collection, and outside of it what Netty's allocator has reserved. Flat means that "
                        + "the median of the last third is not more than %.0f %% or %d MiB above the median of the middle third.",
                100 * Curve.TOLERANCE, Curve.SLACK >> 20);
        line("");
        line("| | middle third | last third | |");
        line("|-|-|-|-|");
        for (Trend trend : outcome.curve().trends()) {
            line(
                    "| %s | %.1f | %.1f | %s |",
                    trend.name(), trend.middle() / MEBI, trend.last() / MEBI, trend.isFlat() ? "flat" : "**not flat**");
        }
        line("");
    }

    private void curve() {
        line("| s | messages | client, heap | direct | server, heap | direct | stopped, ms: client | server |");
        line("|-|-|-|-|-|-|-|-|");
        for (Point point : outcome.curve().points()) {
            Memory client = point.client();
            Memory server = point.server();
            line(
                    "| %d | %,d | %.1f | %.1f | %.1f | %.1f | %.0f | %.0f |",
                    point.seconds(),
                    point.returned(),
                    client.heap() / MEBI,
                    client.direct() / MEBI,
                    server.heap() / MEBI,
                    server.direct() / MEBI,
                    millis(client.nanos()),
                    millis(server.nanos()));
        }
        line("");
    }

    private void lanes() {
        line("## Protocols");
        line("");
        line("Dealt out to the connections in turn:");
        line("");
        for (Lane lane : Lane.all()) {
            line("- `%s`", lane.protocol());
        }
        line("");
        line(
                "One message in 1,000 holds 16,000 characters, one in 50 holds 2,000, the others up to 100 (always, where frames are "
                        + "short).");
    }

    private static double millis(long nanos) {
        return nanos / NANOS_PER_MILLI;
    }

    private static String netty() {
        Version version = Version.identify().get("netty-buffer");
        return version == null ? "of unknown version" : version.artifactVersion();
    }

    private static String cpu() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            List<String> names = lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .distinct()
                    .collect(Collectors.toList());
            return names.isEmpty() ? System.getProperty("os.arch") : String.join(", ", names);
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}

package io.framewright.benchmarks.report;

import io.framewright.benchmarks.Format;
import io.framewright.benchmarks.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What it costs to find the frames in a read, against Netty's decoders and against copying the read. */
final class SplittingSection {

    private static final String BENCHMARK = "SplittingBenchmark.";
    private static final Trial NETTY = Trial.of(BENCHMARK + "netty");

    private final Results results;

    private SplittingSection(Results results) {
        this.results = results;
    }

    static Section of(Results results) {
        SplittingSection section = new SplittingSection(results);
        List<Chart> charts = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        for (String framing : results.values(NETTY, "framing")) {
            for (String payload : results.values(NETTY.with("framing", framing), "payload")) {
                rows.add(section.row(framing, payload));
            }
            charts.add(section.chart(framing));
        }
        return new Section(
                "splitting",
                "Splitting a read",
                List.of(
                        "The time to find all frames in a read of 64 KiB and to hand each to the same consumer: through a "
                                + "handler, or straight to a receiver. × Netty: the time of Netty's decoder divided by ours. "
                                + "÷ copy: our time divided by that of copying the same 64 KiB once."),
                charts,
                List.of(new Table(
                        "A read of 64 KiB",
                        List.of(
                                "framing",
                                "payload",
                                "copy",
                                "Netty",
                                "handler",
                                "receiver",
                                "× Netty",
                                "÷ copy",
                                "receiver × Netty",
                                "÷ copy"),
                        rows)));
    }

    private Chart chart(String framing) {
        List<Chart.Group> groups = results.values(NETTY.with("framing", framing), "payload").stream()
                .map(payload -> new Chart.Group("payloads of " + payload + " B", bars(framing, payload)))
                .toList();
        return new Chart(
                "splitting-" + framing,
                "Splitting 64 KiB, " + framing,
                "Time for the whole read. Shorter is better. Bold: × Netty's decoder.",
                groups,
                null);
    }

    private List<Chart.Bar> bars(String framing, String payload) {
        List<Chart.Bar> bars = new ArrayList<>();
        copy(payload).ifPresent(copy -> bars.add(bar("copying it", Hue.REFERENCE, copy, "")));
        Optional<Measured> netty = nanos("netty", framing, payload);
        netty.ifPresent(value -> bars.add(bar("Netty", Hue.STOCK, value, "")));
        nanos("framewright", framing, payload)
                .ifPresent(value -> bars.add(bar("handler", Hue.OURS, value, times(netty, value))));
        nanos("framewrightReceiver", framing, payload)
                .ifPresent(value -> bars.add(bar("receiver", Hue.OURS, value, times(netty, value))));
        return bars;
    }

    private static Chart.Bar bar(String label, Hue hue, Measured nanos, String remark) {
        return new Chart.Bar(label, hue, nanos, Format.nanos(new Measured(nanos.value(), null)), remark);
    }

    private static String times(Optional<Measured> netty, Measured ours) {
        return netty.map(other -> Format.times(other.ratioTo(ours))).orElse("");
    }

    private List<Cell> row(String framing, String payload) {
        Optional<Measured> copy = copy(payload);
        Optional<Measured> netty = nanos("netty", framing, payload);
        Optional<Measured> handler = nanos("framewright", framing, payload);
        Optional<Measured> receiver = nanos("framewrightReceiver", framing, payload);
        return List.of(
                Cell.name(framing),
                Cell.of(payload + " B"),
                Cell.nanos(copy),
                Cell.nanos(netty),
                Cell.nanos(handler),
                Cell.nanos(receiver),
                Cell.speedup(handler, netty),
                over(handler, copy),
                Cell.speedup(receiver, netty),
                over(receiver, copy));
    }

    private static Cell over(Optional<Measured> ours, Optional<Measured> copy) {
        return Ratios.ratio(ours, copy)
                .map(ratio -> Cell.of(Format.times(ratio.value())))
                .orElse(Cell.NONE);
    }

    private Optional<Measured> nanos(String method, String framing, String payload) {
        return results.find(
                        Trial.of(BENCHMARK + method).with("framing", framing).with("payload", payload))
                .map(Outcome::nanos);
    }

    /** Copying does not depend on the framing. */
    private Optional<Measured> copy(String payload) {
        return results.find(Trial.of(BENCHMARK + "copy").with("payload", payload))
                .map(Outcome::nanos);
    }
}

package io.framewright.benchmarks.report;

import io.framewright.benchmarks.Format;
import io.framewright.benchmarks.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What codecs cost alone, against JDK serialization. */
final class JdkSection {

    private static final Trial ENCODE = Trial.of("CodecBenchmark.encode");
    private static final Trial DECODE = Trial.of("CodecBenchmark.decode");

    private final Results results;

    private JdkSection(Results results) {
        this.results = results;
    }

    static Section of(Results results) {
        JdkSection section = new JdkSection(results);
        List<String> messages = results.values(ENCODE, "message");
        return new Section(
                "jdk",
                "Codecs against JDK serialization",
                List.of(
                        "One message at a time, without framing, into and out of a direct buffer. The baseline is a plain "
                                + "ObjectOutputStream and ObjectInputStream per message, without a filter. protobuf encodes a "
                                + "message that is there already; protobuf-beans builds it from a bean and reads it back into one."),
                messages.stream().map(section::chart).toList(),
                messages.stream().map(section::table).toList());
    }

    private Chart chart(String message) {
        List<Chart.Group> groups = results.values(ENCODE.with("message", message), "codec").stream()
                .filter(codec -> !codec.equals(SizeSection.BASELINE))
                .map(codec -> new Chart.Group(
                        Names.codec(codec),
                        Stream.of(ENCODE, DECODE)
                                .flatMap(way -> bar(way, message, codec).stream())
                                .toList()))
                .filter(group -> !group.bars().isEmpty())
                .toList();
        return new Chart(
                "jdk-" + message,
                "Times as fast as JDK serialization",
                "The codec alone, " + Names.message(message) + "; longer is better.",
                groups,
                groups.isEmpty() ? null : new Chart.Mark(1, "JDK = 1"));
    }

    private Optional<Chart.Bar> bar(Trial way, String message, String codec) {
        return Ratios.ratio(nanos(way, message, SizeSection.BASELINE), nanos(way, message, codec))
                .map(ratio -> new Chart.Bar(
                        way.equals(ENCODE) ? "encode" : "decode",
                        way.equals(ENCODE) ? Hue.OURS : Hue.BARE,
                        ratio,
                        "",
                        Format.times(ratio.value())));
    }

    private Table table(String message) {
        List<List<Cell>> rows = results.values(ENCODE.with("message", message), "codec").stream()
                .map(codec -> row(message, codec))
                .toList();
        return new Table(
                "Codecs alone, " + Names.message(message),
                List.of("codec", "encode", "× JDK", "heap", "decode", "× JDK", "heap"),
                rows);
    }

    private List<Cell> row(String message, String codec) {
        List<Cell> row = new ArrayList<>(List.of(Cell.name(Names.codec(codec))));
        for (Trial way : List.of(ENCODE, DECODE)) {
            Optional<Measured> nanos = nanos(way, message, codec);
            row.add(Cell.nanos(nanos));
            row.add(
                    codec.equals(SizeSection.BASELINE)
                            ? Cell.of("1")
                            : Cell.speedup(nanos, nanos(way, message, SizeSection.BASELINE)));
            row.add(Cell.bytes(outcome(way, message, codec).flatMap(Allocation::of)));
        }
        return row;
    }

    private Optional<Measured> nanos(Trial way, String message, String codec) {
        return outcome(way, message, codec).map(Outcome::nanos);
    }

    private Optional<Outcome> outcome(Trial way, String message, String codec) {
        return results.find(way.with("message", message).with("codec", codec));
    }
}

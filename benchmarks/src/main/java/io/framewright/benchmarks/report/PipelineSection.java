package io.framewright.benchmarks.report;

import io.framewright.benchmarks.Format;
import io.framewright.benchmarks.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What messages cost on their way through a pipeline, against the two baselines and the library alone. */
final class PipelineSection {

    static final Trial ENCODING = Trial.of("EncodingBenchmark.write");
    static final Trial DECODING = Trial.of("DecodingBenchmark.read");

    private final Results results;
    private final Trial way;

    private PipelineSection(Results results, Trial way) {
        this.results = results;
        this.way = way;
    }

    static Section encoding(Results results) {
        return new PipelineSection(results, ENCODING)
                .section(
                        "encoding",
                        "Encoding",
                        "64 messages are written, each with a promise that is listened to, then flushed once.",
                        Trial.of("FloorBenchmark.write"));
    }

    static Section decoding(Results results) {
        return new PipelineSection(results, DECODING)
                .section(
                        "decoding",
                        "Decoding",
                        "One read of a direct buffer has 64 messages, which arrive at a handler.",
                        Trial.of("FloorBenchmark.read"));
    }

    private Section section(String id, String verb, String pattern, Trial empty) {
        List<String> messages = results.values(way, "message");
        String floor = results.find(empty)
                .map(outcome -> " With nothing in the pipeline, the same takes " + Format.nanos(outcome.nanos()) + ".")
                .orElse("");
        return new Section(
                id,
                verb + " through the pipeline",
                List.of(pattern
                        + " Times are for one message. × stock, × by hand: their time divided by framewright's; "
                        + "the more the better. ÷ bare: framewright's time divided by that of the library alone, into "
                        + "and out of a reused byte[]; the less the better." + floor),
                messages.stream().map(message -> chart(id, verb, message)).toList(),
                messages.stream().map(message -> table(verb, message)).toList());
    }

    private Chart chart(String id, String verb, String message) {
        List<Chart.Group> groups = codecs(message).stream()
                .map(codec -> new Chart.Group(
                        Names.codec(codec),
                        Stream.of("by-hand", "framewright")
                                .flatMap(side -> bar(message, codec, side).stream())
                                .toList()))
                .filter(group -> !group.bars().isEmpty())
                .toList();
        return new Chart(
                id + "-" + message,
                verb + ": times as fast as stock Netty",
                "Through the pipeline, " + Names.message(message) + "; longer is better.",
                groups,
                groups.isEmpty() ? null : new Chart.Mark(1, "stock = 1"));
    }

    private Optional<Chart.Bar> bar(String message, String codec, String side) {
        return Ratios.ratio(nanos(message, codec, "stock"), nanos(message, codec, side))
                .map(ratio -> new Chart.Bar(
                        Names.side(side),
                        Names.hue(side),
                        ratio,
                        side.equals("framewright") ? "" : Format.times(ratio.value()),
                        side.equals("framewright") ? Format.times(ratio.value()) : ""));
    }

    private Table table(String verb, String message) {
        return new Table(
                verb + ", " + Names.message(message),
                List.of("codec", "bare", "stock", "by hand", "framewright", "× stock", "× by hand", "÷ bare"),
                codecs(message).stream().map(codec -> row(message, codec)).toList());
    }

    private List<Cell> row(String message, String codec) {
        List<Cell> row = new ArrayList<>(List.of(Cell.name(Names.codec(codec))));
        Stream.of("bare", "stock", "by-hand", "framewright")
                .forEach(side -> row.add(Cell.nanos(nanos(message, codec, side))));
        Optional<Measured> ours = nanos(message, codec, "framewright");
        row.add(Cell.speedup(ours, nanos(message, codec, "stock")));
        row.add(Cell.speedup(ours, nanos(message, codec, "by-hand")));
        row.add(Ratios.ratio(ours, nanos(message, codec, "bare"))
                .map(ratio -> Cell.of(Format.times(ratio.value())))
                .orElse(Cell.NONE));
        return row;
    }

    private List<String> codecs(String message) {
        return results.values(way.with("message", message), "codec");
    }

    private Optional<Measured> nanos(String message, String codec, String side) {
        return results.find(way.with("message", message).with("codec", codec).with("side", side))
                .map(Outcome::nanos);
    }
}

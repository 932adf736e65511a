package io.framewright.benchmarks.report;

import io.framewright.benchmarks.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bytes allocated on the heap. */
final class Allocation {

    private static final String METRIC = "gc.alloc.rate.norm";

    private static final List<String> SIDES = List.of("bare", "stock", "by-hand", "framewright");

    private final Results results;

    private Allocation(Results results) {
        this.results = results;
    }

    /** The bytes allocated by one operation. */
    static Optional<Measured> of(Outcome outcome) {
        return outcome.secondary(METRIC);
    }

    static Section section(Results results) {
        Allocation allocation = new Allocation(results);
        List<Table> tables = new ArrayList<>();
        for (Trial way : List.of(PipelineSection.ENCODING, PipelineSection.DECODING)) {
            for (String message : results.values(way, "message")) {
                tables.add(allocation.table(way, message));
            }
        }
        return new Section(
                "allocation",
                "Allocation",
                List.of(
                        "Bytes allocated on the heap for one message, as JMH's gc profiler counts them. Encoding: "
                                + "includes the caller's promise and its listener, but for bare. Decoding: includes the message."),
                List.of(),
                tables);
    }

    private Table table(Trial way, String message) {
        List<List<Cell>> rows = results.values(way.with("message", message), "codec").stream()
                .map(codec -> row(way.with("message", message).with("codec", codec)))
                .toList();
        return new Table(
                (way.equals(PipelineSection.ENCODING) ? "Encoding, " : "Decoding, ") + Names.message(message)
                        + ", bytes",
                List.of("codec", "bare", "stock", "by hand", "framewright"),
                rows);
    }

    private List<Cell> row(Trial trial) {
        List<Cell> row =
                new ArrayList<>(List.of(Cell.name(Names.codec(trial.params().getOrDefault("codec", "")))));
        SIDES.forEach(side ->
                row.add(Cell.bytes(results.find(trial.with("side", side)).flatMap(Allocation::of))));
        return row;
    }
}

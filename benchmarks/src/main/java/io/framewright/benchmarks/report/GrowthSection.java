package io.framewright.benchmarks.report;

import io.framewright.benchmarks.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What becomes of the costs when frames and messages grow. */
final class GrowthSection {

    private static final Trial LONG_FRAME = Trial.of("LongFrameBenchmark.read");
    private static final List<String> WAYS = List.of("encode", "decode");
    private static final int KIB = 1024;

    private final Results results;

    private GrowthSection(Results results) {
        this.results = results;
    }

    static Section of(Results results) {
        GrowthSection section = new GrowthSection(results);
        List<Table> tables = new ArrayList<>();
        tables.add(section.longFrames());
        WAYS.forEach(way -> tables.add(section.growth(way)));
        return new Section(
                "growth",
                "Long frames and large messages",
                List.of(
                        "A long frame arrives in reads of 1 KiB; the time is for the whole frame. Of large messages, the time "
                                + "is for one byte of payload: it should not grow with the size."),
                List.of(),
                tables);
    }

    private Table longFrames() {
        List<List<Cell>> rows = new ArrayList<>();
        for (String framing : results.values(LONG_FRAME, "framing")) {
            for (String size : results.values(LONG_FRAME.with("framing", framing), "size")) {
                Trial trial = LONG_FRAME.with("framing", framing).with("size", size);
                Optional<Measured> stock = nanos(trial.with("side", "stock"));
                Optional<Measured> ours = nanos(trial.with("side", "framewright"));
                rows.add(List.of(
                        Cell.name(framing),
                        Cell.of(bytes(size)),
                        Cell.nanos(stock),
                        Cell.nanos(ours),
                        Cell.speedup(ours, stock)));
            }
        }
        return new Table(
                "Long frames in reads of 1 KiB", List.of("framing", "frame", "stock", "framewright", "× stock"), rows);
    }

    private Table growth(String way) {
        Trial trial = Trial.of("GrowthBenchmark." + way);
        List<String> sizes = results.values(trial, "size");
        List<String> columns = new ArrayList<>(List.of("codec"));
        sizes.forEach(size -> columns.add(bytes(size)));
        List<List<Cell>> rows = results.values(trial, "codec").stream()
                .map(codec -> growth(trial.with("codec", codec), sizes))
                .toList();
        return new Table("Growing messages, " + way + ", ns per byte", columns, rows);
    }

    private List<Cell> growth(Trial trial, List<String> sizes) {
        List<Cell> row = new ArrayList<>(List.of(Cell.name(trial.params().getOrDefault("codec", ""))));
        sizes.forEach(size -> row.add(nanos(trial.with("size", size))
                .map(nanos -> Cell.of(String.format(Locale.ROOT, "%.3f", nanos.value() / Double.parseDouble(size))))
                .orElse(Cell.NONE)));
        return row;
    }

    private Optional<Measured> nanos(Trial trial) {
        return results.find(trial).map(Outcome::nanos);
    }

    private static String bytes(String size) {
        long bytes = Long.parseLong(size);
        if (bytes >= (long) KIB * KIB) {
            return bytes / KIB / KIB + " MiB";
        }
        return bytes >= KIB ? bytes / KIB + " KiB" : bytes + " B";
    }
}

package io.framewright.benchmarks.report;

import io.framewright.benchmarks.Format;
import io.framewright.benchmarks.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** How many bytes the codecs make of a message. */
final class SizeSection {

    static final String BASELINE = "jdk-plain";

    private final Results results;

    private SizeSection(Results results) {
        this.results = results;
    }

    static Section of(Results results) {
        SizeSection section = new SizeSection(results);
        return new Section(
                "size",
                "Payload size",
                List.of("Bytes of one message, without a frame's header. ÷ JDK: the bytes that a plain "
                        + "ObjectOutputStream makes of it, divided by the codec's; the more the better."),
                section.messages().map(section::chart).toList(),
                List.of(section.table()));
    }

    private Stream<String> messages() {
        return results.sizes().stream().map(Size::message).distinct();
    }

    private Chart chart(String message) {
        List<Chart.Group> groups = results.sizes().stream()
                .filter(size -> size.message().equals(message) && !size.codec().contains("("))
                .sorted(Comparator.comparingInt(Size::bytes))
                .map(size -> new Chart.Group("", List.of(bar(size))))
                .toList();
        return new Chart(
                "size-" + message,
                "Bytes per message, " + Names.message(message),
                "Payload alone; shorter is better. Bold: JDK serialization's bytes divided by these.",
                groups,
                null);
    }

    private Chart.Bar bar(Size size) {
        boolean ours = Profiles.CODECS.contains(size.codec());
        OptionalInt jdk = results.size(BASELINE, size.message());
        String remark = size.codec().equals(BASELINE) || jdk.isEmpty()
                ? ""
                : "÷ " + Format.times((double) jdk.getAsInt() / size.bytes()).replace("×", "");
        return new Chart.Bar(
                Names.codec(size.codec()),
                ours ? Hue.OURS : size.codec().equals(BASELINE) ? Hue.REFERENCE : Hue.STOCK,
                new Measured(size.bytes(), null),
                Format.bytes(size.bytes()),
                remark);
    }

    private Table table() {
        List<String> columns = new ArrayList<>(List.of("codec"));
        messages().forEach(message -> columns.addAll(List.of(message, "÷ JDK")));
        List<List<Cell>> rows = results.sizes().stream()
                .map(Size::codec)
                .distinct()
                .map(this::row)
                .toList();
        return new Table("Bytes of one message", columns, rows);
    }

    private List<Cell> row(String codec) {
        List<Cell> row = new ArrayList<>(List.of(Cell.name(Names.codec(codec))));
        messages().forEach(message -> {
            OptionalInt size = results.size(codec, message);
            OptionalInt jdk = results.size(BASELINE, message);
            row.add(size.isEmpty() ? Cell.NONE : Cell.of(Format.bytes(size.getAsInt())));
            row.add(
                    size.isEmpty() || jdk.isEmpty()
                            ? Cell.NONE
                            : Cell.of(Format.times((double) jdk.getAsInt() / size.getAsInt())));
        });
        return row;
    }
}

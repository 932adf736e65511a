package io.framewright.benchmarks.report;

import io.framewright.benchmarks.Format;
import io.framewright.benchmarks.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How many messages a second pass one connection. */
final class LoopbackSection {

    static final Trial TURN = Trial.of("LoopbackBenchmark.turn");
    static final Trial HEADLINE = TURN.with("exchange", "one-way").with("perFlush", 256);

    private static final String METRIC = "messages";
    private static final List<String> SIDES = List.of("stock", "by-hand", "framewright");

    private final Results results;

    private LoopbackSection(Results results) {
        this.results = results;
    }

    static Section of(Results results) {
        LoopbackSection section = new LoopbackSection(results);
        List<Table> tables = new ArrayList<>();
        for (String transport : results.values(TURN, "transport")) {
            for (String exchange : results.values(TURN, "exchange")) {
                for (String message : results.values(TURN, "message")) {
                    tables.add(section.table(TURN.with("transport", transport)
                            .with("exchange", exchange)
                            .with("message", message)));
                }
            }
        }
        return new Section(
                "loopback",
                "Throughput over a socket",
                List.of(
                        "One TCP connection on one machine; one event loop sends, another receives. Messages per second, "
                                + "the more the better. One-way: the sender waits for nothing but its window. Request-reply: every "
                                + "message is answered."),
                results.values(HEADLINE, "message").stream().map(section::chart).toList(),
                tables);
    }

    private Chart chart(String message) {
        List<Chart.Group> groups = results.values(HEADLINE.with("message", message), "codec").stream()
                .map(codec -> group(HEADLINE.with("message", message).with("codec", codec), codec))
                .toList();
        return new Chart(
                "throughput-" + message,
                "Messages per second, " + Names.message(message),
                "One connection, 256 messages per flush; longer is better. Whiskers are errors. Bold: times stock Netty's.",
                groups,
                null);
    }

    private Chart.Group group(Trial trial, String codec) {
        List<Chart.Bar> bars = new ArrayList<>();
        Optional<Measured> stock = rate(trial, "stock");
        for (String side : SIDES) {
            Optional<Measured> rate = rate(trial, side);
            String remark = side.equals("stock")
                    ? ""
                    : Ratios.ratio(rate, stock)
                            .map(ratio -> Format.times(ratio.value()))
                            .orElse("");
            rate.ifPresent(value -> bars.add(new Chart.Bar(
                    Names.side(side),
                    Names.hue(side),
                    value,
                    Format.perSecond(new Measured(value.value(), null)),
                    remark)));
        }
        return new Chart.Group(Names.codec(codec), bars);
    }

    private Table table(Trial trial) {
        List<List<Cell>> rows = new ArrayList<>();
        for (String codec : results.values(trial, "codec")) {
            for (String perFlush : results.values(trial.with("codec", codec), "perFlush")) {
                rows.add(row(trial.with("codec", codec).with("perFlush", perFlush)));
            }
        }
        return new Table(
                Names.message(trial.params().getOrDefault("message", "")) + ", "
                        + trial.params().get("exchange") + ", " + trial.params().get("transport"),
                List.of("codec", "per flush", "stock", "by hand", "framewright", "× stock", "× by hand"),
                rows);
    }

    private List<Cell> row(Trial trial) {
        List<Cell> row = new ArrayList<>();
        row.add(Cell.name(Names.codec(trial.params().getOrDefault("codec", ""))));
        row.add(Cell.of(trial.params().getOrDefault("perFlush", "")));
        SIDES.forEach(side -> row.add(Cell.perSecond(rate(trial, side))));
        row.add(Cell.ratio(rate(trial, "framewright"), rate(trial, "stock")));
        row.add(Cell.ratio(rate(trial, "framewright"), rate(trial, "by-hand")));
        return row;
    }

    private Optional<Measured> rate(Trial trial, String side) {
        return results.find(trial.with("side", side)).flatMap(outcome -> outcome.secondary(METRIC));
    }
}

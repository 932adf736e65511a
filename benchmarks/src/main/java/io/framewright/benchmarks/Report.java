package io.framewright.benchmarks;

import java.io.PrintWriter;
import java.util.List;

/** Prints what was measured as tables of text. */
final class Report {

    private static final String LINE = "  %-18s %10s %6s  %14s %14s  %11s %11s  %14s %14s %6s%n";

    private final PrintWriter out;

    Report(PrintWriter out) {
        this.out = out;
    }

    void header(Machine machine, long iterationMillis) {
        out.printf(
                "%s, %d cores; %s; %s; Netty %s%n",
                machine.cpu(), machine.cores(), machine.os(), machine.jvm(), machine.netty());
        out.printf(
                "each time and rate: a JVM of its own, %d iterations of warm-up and %d measured, of some %d ms; the median, ± up to the farther quartile%n",
                Plan.WARMUPS, Plan.ITERATIONS, iterationMillis);
        out.println(
                "wire: payload and the 4 bytes of length-header(4); heap: bytes allocated per message; loopback: one "
                        + "TCP connection,");
        out.println(
                "256 messages per flush (large: 1), by Framewright's handler and by Netty's, on the same libraries");
        out.flush();
    }

    void table(Message message, List<Row> rows) {
        out.printf("%n%s: %s%n", message.label(), message.description());
        out.printf(
                LINE,
                "",
                "wire",
                "÷ jdk",
                "encode",
                "decode",
                "heap enc.",
                "heap dec.",
                "framewright",
                "netty",
                "gain");
        rows.forEach(this::row);
        out.flush();
    }

    void advice(String sentence) {
        out.printf("%n%s%n", sentence);
        out.flush();
    }

    private void row(Row row) {
        if (row instanceof Figures figures) {
            row(figures);
        } else if (row instanceof Unmeasured unmeasured) {
            out.printf(
                    "  %-18s not measured: %s%n",
                    unmeasured.codec(), unmeasured.reason().replaceAll("\\s*\\R\\s*", " "));
        }
    }

    private void row(Figures figures) {
        Double ratio = figures.wireRatioToJdk();
        out.printf(
                LINE,
                figures.codec(),
                Format.bytes(figures.wireBytes()),
                ratio == null ? "" : Format.ratio(ratio),
                Format.nanos(figures.encodeNanos()),
                Format.nanos(figures.decodeNanos()),
                Format.bytes(figures.encodeHeapBytes().value()),
                Format.bytes(figures.decodeHeapBytes().value()),
                Format.perSecond(figures.framewrightPerSecond()),
                Format.perSecond(figures.nettyPerSecond()),
                Format.times(figures.gain()));
        if (!figures.remark().isEmpty()) {
            out.printf("  %-18s %s%n", "", figures.remark());
        }
    }
}

package io.framewright.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/** Says in one line what is being measured and how long it will take, and keeps what JMH says for bad times. */
final class Progress implements OutputFormat {

    private static final int WIDTH = 72;

    private final PrintWriter err;
    private final boolean terminal;
    private final int measurements;
    private final Pace pace;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private int measurement;

    /**
     * Begins.
     *
     * @param measurements how many measurements there are going to be
     * @param pace knows how long they take
     * @param err where the line goes
     * @param terminal whether the line can be written over
     */
    Progress(int measurements, Pace pace, PrintWriter err, boolean terminal) {
        this.measurements = measurements;
        this.pace = pace;
        this.err = err;
        this.terminal = terminal;
    }

    @Override
    public void startBenchmark(BenchmarkParams params) {
        measurement++;
        String side = params.getParam("side");
        String what = side == null
                ? params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1)
                : "loopback, " + side;
        show(String.format(
                "[%2d/%d] %s, %s: %s; %d s left",
                measurement,
                measurements,
                params.getParam("codec"),
                params.getParam("message"),
                what,
                Math.round(pace.secondsLeft())));
    }

    /** Leaves out measurements that are not going to be made. */
    void skip(int count) {
        measurement += count;
    }

    /** Makes room for other output. */
    void clear() {
        if (terminal) {
            show("");
            err.print('\r');
            err.flush();
        }
    }

    /** Returns what JMH said since this was last asked. */
    String said() {
        String text = said.toString(StandardCharsets.UTF_8);
        said.reset();
        return text;
    }

    private void show(String line) {
        if (terminal) {
            err.print("\r" + line + " ".repeat(Math.max(0, WIDTH - line.length())));
        } else {
            err.println(line);
        }
        err.flush();
    }

    @Override
    public void print(String text) {
        said.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void println(String line) {
        print(line + System.lineSeparator());
    }

    @Override
    public void verbosePrintln(String line) {
        println(line);
    }

    @Override
    public void write(int b) {
        said.write(b);
    }

    @Override
    public void write(byte[] bytes) {
        said.writeBytes(bytes);
    }

    @Override
    public void iteration(BenchmarkParams benchmark, IterationParams params, int iteration) {}

    @Override
    public void iterationResult(
            BenchmarkParams benchmark, IterationParams params, int iteration, IterationResult data) {}

    @Override
    public void endBenchmark(BenchmarkResult result) {}

    @Override
    public void startRun() {}

    @Override
    public void endRun(Collection<RunResult> results) {}

    @Override
    public void flush() {}

    @Override
    public void close() {}
}

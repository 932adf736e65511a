package io.framewright.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/** Says in one line what is being measured and how long it will take, and keeps what JMH says for bad times. */
public final class Progress implements OutputFormat {

    private static final int WIDTH = 78;
    private static final int LONG_SECONDS = 300;

    /** The parameters that say what is measured, as opposed to how. */
    private static final Set<String> FIRST = Set.of("codec", "message", "framing");

    /** Set by the launcher where the error stream is a terminal. */
    private static final String TERMINAL = "framewright.terminal";

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
    public Progress(int measurements, Pace pace, PrintWriter err, boolean terminal) {
        this.measurements = measurements;
        this.pace = pace;
        this.err = err;
        this.terminal = terminal;
    }

    /** Begins, on the error stream that the launcher looked at. */
    public static Progress on(int measurements, Pace pace, PrintWriter err) {
        return new Progress(measurements, pace, err, Boolean.getBoolean(TERMINAL));
    }

    @Override
    public void startBenchmark(BenchmarkParams params) {
        measurement++;
        show(String.format("[%2d/%d] %s; %s left", measurement, measurements, describe(params), left()));
    }

    /** Says what is measured: {@code kryo, tiny: encoding, write by-hand}. */
    private static String describe(BenchmarkParams params) {
        String[] names = params.getBenchmark().split("\\.", -1);
        String subject = names[names.length - 2].replace("Benchmark", "").toLowerCase(Locale.ROOT);
        String what = subject + ", " + names[names.length - 1];
        String first = values(params, FIRST::contains);
        String rest = values(params, name -> !FIRST.contains(name));
        return (first.isEmpty() ? "" : first + ": ") + what + (rest.isEmpty() ? "" : " " + rest);
    }

    private static String values(BenchmarkParams params, Predicate<String> names) {
        return params.getParamsKeys().stream()
                .filter(names)
                .map(params::getParam)
                .collect(Collectors.joining(", "));
    }

    private String left() {
        long seconds = Math.round(pace.secondsLeft());
        return seconds < LONG_SECONDS ? seconds + " s" : Math.round(seconds / 60.0) + " min";
    }

    /** Leaves out measurements that are not going to be made. */
    public void skip(int count) {
        measurement += count;
    }

    /** Makes room for other output. */
    public void clear() {
        if (terminal) {
            show("");
            err.print('\r');
            err.flush();
        }
    }

    /** Returns what JMH said since this was last asked. */
    public String said() {
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

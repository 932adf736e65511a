package io.framewright.benchmarks;

import io.framewright.codec.EncodeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures codecs, each with each message, in JVMs of their own. */
final class Comparison {

    private static final String BASELINE = "jdk";
    private static final int HEADER_LENGTH = 4;

    private final Plan plan;
    private final Pace pace;
    private final Progress progress;
    private final StringBuilder faults = new StringBuilder();

    Comparison(Plan plan, Pace pace, Progress progress) {
        this.plan = plan;
        this.pace = pace;
        this.progress = progress;
    }

    /** Measures all codecs with one message. */
    List<Row> measure(Message message) throws RunnerException {
        List<Row> rows = new ArrayList<>();
        for (String codec : plan.codecs()) {
            rows.add(measure(message, codec));
        }
        progress.clear();
        return rows;
    }

    /** What JMH said about measurements that failed. */
    String faults() {
        return faults.toString();
    }

    private Row measure(Message message, String codec) throws RunnerException {
        int wireBytes;
        try {
            wireBytes = wireBytes(message, codec);
        } catch (IllegalArgumentException | EncodeException e) {
            pace.skipped(Plan.MEASUREMENTS_PER_PAIR);
            progress.skip(Plan.MEASUREMENTS_PER_PAIR);
            return new Unmeasured(codec, message.label(), String.valueOf(e.getMessage()), false);
        }
        long millis = pace.iterationMillis();
        Collection<RunResult> results = new Runner(options(message, codec, millis), progress).run();
        pace.made(Plan.MEASUREMENTS_PER_PAIR, millis);
        String said = progress.said();
        if (results.size() < Plan.MEASUREMENTS_PER_PAIR) {
            faults.append(said);
            return new Unmeasured(codec, message.label(), "a measurement failed", true);
        }
        return figures(message, codec, wireBytes, millis, results);
    }

    private static Options options(Message message, String codec, long iterationMillis) {
        return new OptionsBuilder()
                .include("\\Q" + CodecBenchmark.class.getName() + "\\E")
                .include("\\Q" + LoopbackBenchmark.class.getName() + "\\E")
                .param("codec", codec)
                .param("message", message.label())
                .param("side", Side.STOCK.label(), Side.FRAMEWRIGHT.label())
                .param("perFlush", message == Message.LARGE ? "1" : "256")
                .param("exchange", Exchange.ONE_WAY.label())
                .param("transport", Transport.NIO.label())
                .forks(1)
                .warmupIterations(Plan.WARMUPS)
                .warmupTime(TimeValue.milliseconds(iterationMillis))
                .measurementIterations(Plan.ITERATIONS)
                .measurementTime(TimeValue.milliseconds(iterationMillis))
                .jvmArgsPrepend(message.jvmArguments().toArray(String[]::new))
                .addProfiler(GCProfiler.class)
                .build();
    }

    private static Figures figures(
            Message message, String codec, int wireBytes, long millis, Collection<RunResult> results) {
        RunResult encode = find(results, "encode", null);
        RunResult decode = find(results, "decode", null);
        RunResult framewright = find(results, "turn", Side.FRAMEWRIGHT);
        RunResult stock = find(results, "turn", Side.STOCK);
        return new Figures(
                codec,
                message.label(),
                millis,
                wireBytes,
                ratioToBaseline(message, wireBytes),
                Measured.of(encode.getPrimaryResult()),
                Measured.of(decode.getPrimaryResult()),
                secondary(encode, "gc.alloc.rate.norm"),
                secondary(decode, "gc.alloc.rate.norm"),
                secondary(framewright, "messages"),
                secondary(stock, "messages"),
                message.remark(codec));
    }

    private static RunResult find(Collection<RunResult> results, String method, @Nullable Side side) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + method))
                .filter(result ->
                        side == null || side.label().equals(result.getParams().getParam("side")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no result for " + method));
    }

    @SuppressWarnings("rawtypes") // as JMH declares them
    private static Measured secondary(RunResult result, String name) {
        return result.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(name))
                .map(entry -> Measured.of(entry.getValue()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("JMH reported no " + name));
    }

    private static @Nullable Double ratioToBaseline(Message message, int wireBytes) {
        try {
            return (double) wireBytes / wireBytes(message, BASELINE);
        } catch (IllegalArgumentException | EncodeException e) {
            return null; // the baseline is not there, or takes no such message
        }
    }

    private static int wireBytes(Message message, String codec) {
        return HEADER_LENGTH + message.encodedLength(codec);
    }
}

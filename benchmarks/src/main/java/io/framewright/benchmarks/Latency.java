package io.framewright.benchmarks;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long does a request take until its reply is there, at a fixed number of requests a second? */
@Command(
        name = "latency",
        description =
                "Sends requests at a fixed rate over a loopback connection, and prints how long replies take, counted "
                        + "from when each request was due. The sides take turns, so that all see the same machine.")
public final class Latency implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec command;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    @SuppressWarnings("unused") // read by picocli
    private boolean help;

    @Option(names = "--rate", defaultValue = "10000", description = "Requests a second; ${DEFAULT-VALUE} unless given.")
    private int rate;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "How long each side is measured, all rounds together; ${DEFAULT-VALUE} unless given.")
    private double seconds;

    @Option(names = "--rounds", defaultValue = "5", description = "In how many rounds; ${DEFAULT-VALUE} unless given.")
    private int rounds;

    @Option(
            names = "--warm-up",
            defaultValue = "3",
            description = "Seconds for each side before that; ${DEFAULT-VALUE} unless given.")
    private double warmUp;

    @Option(names = "--codec", defaultValue = "kryo", description = "${DEFAULT-VALUE} unless given.")
    private String codec = "";

    @Option(names = "--message", defaultValue = "tiny", description = "tiny or media; ${DEFAULT-VALUE} unless given.")
    private String message = "";

    @Option(names = "--transport", defaultValue = "nio", description = "nio or epoll; ${DEFAULT-VALUE} unless given.")
    private String transport = "";

    /**
     * What was measured of one side.
     *
     * @param side its label
     * @param requests how many were measured
     * @param median the quantiles' medians over the rounds: what one round is like
     * @param all the quantiles of all requests
     */
    public record Result(String side, long requests, Quantiles median, Quantiles all) {}

    /**
     * Times in microseconds.
     *
     * @param p50 half of the replies took no longer
     * @param p99 99 of 100
     * @param p999 999 of 1,000
     * @param max all
     */
    public record Quantiles(double p50, double p99, double p999, double max) {

        static Quantiles of(Histogram nanos) {
            return new Quantiles(
                    nanos.getValueAtPercentile(50) / 1e3,
                    nanos.getValueAtPercentile(99) / 1e3,
                    nanos.getValueAtPercentile(99.9) / 1e3,
                    nanos.getMaxValue() / 1e3);
        }

        static Quantiles median(List<Quantiles> rounds) {
            return new Quantiles(
                    median(rounds.stream().mapToDouble(Quantiles::p50).toArray()),
                    median(rounds.stream().mapToDouble(Quantiles::p99).toArray()),
                    median(rounds.stream().mapToDouble(Quantiles::p999).toArray()),
                    median(rounds.stream().mapToDouble(Quantiles::max).toArray()));
        }

        private static double median(double[] values) {
            Arrays.sort(values);
            int middle = values.length / 2;
            return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
        }
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new Latency()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = command().commandLine().getOut();
        List<Result> results;
        try {
            results = measure(Message.named(message), codec, Transport.named(transport), rate, seconds, rounds, warmUp);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command().commandLine(), String.valueOf(e.getMessage()), e);
        }
        out.printf(
                Locale.ROOT,
                "%s, %s, %s: %,d requests a second, times in µs, medians of %d rounds, and all requests%n%n",
                codec,
                message,
                transport,
                rate,
                rounds);
        out.printf(
                "%-12s %10s %9s %9s %9s %9s   %9s %9s %9s%n",
                "side", "requests", "p50", "p99", "p99.9", "max", "all:", "p99.9", "max");
        for (Result result : results) {
            Quantiles median = result.median();
            out.printf(
                    Locale.ROOT,
                    "%-12s %,10d %9.1f %9.1f %9.1f %9.1f   %9s %9.1f %9.1f%n",
                    result.side(),
                    result.requests(),
                    median.p50(),
                    median.p99(),
                    median.p999(),
                    median.max(),
                    "",
                    result.all().p999(),
                    result.all().max());
        }
        out.flush();
        return 0;
    }

    /**
     * Measures all sides.
     *
     * @param rate requests a second
     * @param seconds for each side, in all rounds together
     * @param warmUp seconds for each side before that
     * @throws IllegalArgumentException if a number makes no sense
     * @throws IllegalStateException if a connection fails, or replies do not keep up with the rate
     */
    static List<Result> measure(
            Message message, String codec, Transport transport, int rate, double seconds, int rounds, double warmUp)
            throws InterruptedException {
        if (rate < 1 || rounds < 1 || !(seconds > 0) || !(warmUp >= 0)) {
            throw new IllegalArgumentException("rate, rounds and seconds must be positive");
        }
        Bare.of(message, codec); // there is such a codec
        int perRound = requests(rate, seconds / rounds);
        List<Subject> subjects = new ArrayList<>();
        try {
            for (Side side : Side.values()) {
                FixedRate link = new FixedRate(transport, side.pipeline(message, codec), message.sample(codec), rate);
                subjects.add(new Subject(side, link, new ArrayList<>()));
            }
            for (Subject subject : subjects) {
                subject.link.round(requests(rate, warmUp));
            }
            List<Subject> order = new ArrayList<>(subjects);
            for (int round = 0; round < rounds; round++) {
                for (Subject subject : order) {
                    subject.rounds.add(subject.link.round(perRound));
                }
                Collections.rotate(order, 1);
            }
        } finally {
            subjects.forEach(subject -> subject.link.close());
        }
        return subjects.stream().map(Subject::result).toList();
    }

    private static int requests(int rate, double seconds) {
        return Math.max(1, (int) Math.min(Integer.MAX_VALUE, Math.round(rate * seconds)));
    }

    /** A side, and what was measured of it. */
    private record Subject(Side side, FixedRate link, List<Histogram> rounds) {

        Result result() {
            Histogram all = FixedRate.newHistogram();
            rounds.forEach(all::add);
            return new Result(
                    side.label(),
                    all.getTotalCount(),
                    Quantiles.median(rounds.stream().map(Quantiles::of).toList()),
                    Quantiles.of(all));
        }
    }

    private CommandSpec command() {
        if (command == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return command;
    }
}

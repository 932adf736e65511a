package io.framewright.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What is measured, and for how long.
 *
 * @param codecs the codecs' names
 * @param messages the messages
 * @param seconds how long all measurements may take together
 */
record Plan(List<String> codecs, List<Message> messages, double seconds) {

    /** Encoding, decoding, and the loopback connection with either handlers. */
    static final int MEASUREMENTS_PER_PAIR = 4;

    static final int WARMUPS = 5;
    static final int ITERATIONS = 5;

    /** What starting and stopping a JVM takes, as it was seen to. */
    private static final double FORK_SECONDS = 0.8;

    private static final double DEFAULT_SECONDS_PER_MEASUREMENT = 2.6;
    private static final long MIN_ITERATION_MILLIS = 20;

    Plan {
        if (codecs.isEmpty() || messages.isEmpty()) {
            throw new IllegalArgumentException("there must be a codec and a message to measure");
        }
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("the time must be positive, not " + seconds + " seconds");
        }
        codecs = List.copyOf(codecs);
        messages = List.copyOf(messages);
    }

    /** A plan that takes as long as short but honest measurements do: some 95 seconds for three codecs. */
    static Plan unhurried(List<String> codecs, List<Message> messages) {
        int measurements = codecs.size() * messages.size() * MEASUREMENTS_PER_PAIR;
        return new Plan(codecs, messages, Math.max(1, measurements * DEFAULT_SECONDS_PER_MEASUREMENT));
    }

    int measurements() {
        return codecs.size() * messages.size() * MEASUREMENTS_PER_PAIR;
    }

    /** How long one iteration is: what is left when the JVMs have started, in equal parts. */
    TimeValue iteration() {
        double seconds = (this.seconds / measurements() - FORK_SECONDS) / (WARMUPS + ITERATIONS);
        return TimeValue.milliseconds(Math.max(MIN_ITERATION_MILLIS, Math.round(seconds * 1_000)));
    }

    double iterationSeconds() {
        return iteration().convertTo(TimeUnit.MILLISECONDS) / 1_000.0;
    }

    /** How long one measurement is expected to take, its JVM's start included. */
    double secondsPerMeasurement() {
        return FORK_SECONDS + iterationSeconds() * (WARMUPS + ITERATIONS);
    }
}

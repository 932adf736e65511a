package io.framewright.soak;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * How long messages take to come back, in nanoseconds. Those that were under way while memory was measured, which stops
 * both processes, are kept apart. Safe for use from several threads.
 */
final class Latencies {

    private static final long LONGEST = TimeUnit.MINUTES.toNanos(10);
    private static final int DIGITS = 3;

    private final Histogram all = new ConcurrentHistogram(LONGEST, DIGITS);
    private final Histogram undisturbed = new ConcurrentHistogram(LONGEST, DIGITS);
    private volatile boolean on;
    private volatile boolean measuring;
    private volatile long measured = System.nanoTime();

    /** Ends the warm-up: what comes back from now on counts. */
    void begin() {
        measured = System.nanoTime();
        on = true;
    }

    void end() {
        on = false;
    }

    void measuring() {
        measuring = true;
    }

    void measured() {
        measured = System.nanoTime();
        measuring = false;
    }

    void record(long sentAt) {
        if (!on) {
            return;
        }
        long nanos = Math.min(System.nanoTime() - sentAt, LONGEST);
        all.recordValue(nanos);
        if (!measuring && sentAt - measured > 0) {
            undisturbed.recordValue(nanos);
        }
    }

    Histogram all() {
        return all;
    }

    Histogram undisturbed() {
        return undisturbed;
    }
}

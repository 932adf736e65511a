package io.framewright.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Keeps a run within its time: what starting a JVM takes differs much from machine to machine, so it is learnt on the
 * way, and the iterations get what is left. Not safe for use from several threads.
 */
public final class Pace {

    private static final double SUPPOSED_FORK_SECONDS = 1;
    private static final long MIN_ITERATION_MILLIS = 20;

    private final double seconds;
    private final int iterations;
    private final LongSupplier nanoTime;
    private final long start;
    private int left;
    private int made;
    private double secondsInIterations;

    /**
     * Begins.
     *
     * @param seconds how long all measurements may take together
     * @param measurements how many there are, each in a JVM of its own
     * @param iterations how many iterations each has, those of the warm-up included
     * @param nanoTime the clock
     */
    public Pace(double seconds, int measurements, int iterations, LongSupplier nanoTime) {
        this.seconds = seconds;
        this.iterations = iterations;
        this.left = measurements;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** How long an iteration of the next measurements may be. */
    public long iterationMillis() {
        double each = (seconds - elapsed()) / Math.max(1, left);
        return Math.max(MIN_ITERATION_MILLIS, Math.round((each - forkSeconds()) / iterations * 1_000));
    }

    /** Notes that measurements were made. */
    public void made(int count, long iterationMillis) {
        made += count;
        left -= count;
        secondsInIterations += count * (iterations * iterationMillis / 1_000.0);
    }

    /** Notes that measurements are not going to be made, so that others get their time. */
    public void skipped(int count) {
        left -= count;
    }

    /** How long the measurements that are left are going to take. */
    public double secondsLeft() {
        return left * (forkSeconds() + iterations * iterationMillis() / 1_000.0);
    }

    private double forkSeconds() {
        return made == 0 ? SUPPOSED_FORK_SECONDS : Math.max(0, (elapsed() - secondsInIterations) / made);
    }

    private double elapsed() {
        return (nanoTime.getAsLong() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    }
}

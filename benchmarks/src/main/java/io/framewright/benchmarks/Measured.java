package io.framewright.benchmarks;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.util.ListStatistics;
import org.openjdk.jmh.util.Statistics;

/**
 * The median of a number of iterations, and how far from it most of them were.
 *
 * @param value the median
 * @param error the larger of the distances between the median and the quartiles; null if there were too few iterations
 *     to tell
 */
public record Measured(double value, @Nullable Double error) {

    private static final int FEWEST = 4;

    static Measured of(Result<?> result) {
        return of(result.getStatistics());
    }

    /** What a number of iterations gave, those of several JVMs perhaps. */
    public static Measured of(double[] iterations) {
        return of(new ListStatistics(iterations));
    }

    private static Measured of(Statistics iterations) {
        double median = iterations.getPercentile(50);
        double error = Math.max(median - iterations.getPercentile(25), iterations.getPercentile(75) - median);
        return new Measured(median, iterations.getN() < FEWEST ? null : error);
    }

    /** The same in another unit. */
    public Measured times(double factor) {
        return new Measured(value * factor, error == null ? null : error * factor);
    }

    public double ratioTo(Measured other) {
        return value / other.value;
    }

    /** Whether the two are further apart than their errors reach. */
    public boolean differsFrom(Measured other) {
        return Math.abs(value - other.value) > reach() + other.reach();
    }

    private double reach() {
        return error == null ? 0 : error;
    }
}

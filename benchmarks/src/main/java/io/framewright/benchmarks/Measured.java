package io.framewright.benchmarks;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.util.Statistics;

/**
 * The median of a number of iterations, and how far from it most of them were.
 *
 * @param value the median
 * @param error the larger of the distances between the median and the quartiles; null if there were too few iterations
 *     to tell
 */
record Measured(double value, @Nullable Double error) {

    private static final int FEWEST = 4;

    static Measured of(Result<?> result) {
        Statistics iterations = result.getStatistics();
        double median = iterations.getPercentile(50);
        double error = Math.max(median - iterations.getPercentile(25), iterations.getPercentile(75) - median);
        return new Measured(median, iterations.getN() < FEWEST ? null : error);
    }

    double ratioTo(Measured other) {
        return value / other.value;
    }
}

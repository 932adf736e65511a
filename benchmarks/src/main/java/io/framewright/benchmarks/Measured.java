package io.framewright.benchmarks;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.Result;

/**
 * A mean, and how far from it the true one may be.
 *
 * @param value the mean
 * @param error half the width of the 99.9 % confidence interval; null if there were too few samples to tell
 */
record Measured(double value, @Nullable Double error) {

    static Measured of(Result<?> result) {
        double error = result.getScoreError();
        return new Measured(result.getScore(), Double.isFinite(error) ? error : null);
    }

    double ratioTo(Measured other) {
        return value / other.value;
    }
}

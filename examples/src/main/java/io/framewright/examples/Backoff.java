package io.framewright.examples;

import java.time.Duration;

/**
 * How long to wait before the next attempt: twice as long after each failure, up to a bound, and not all at the same
 * moment. Between half and the whole of that time passes, evenly distributed ("equal jitter"), so that a thousand
 * clients of a server that died do not all come back in the same instant, and none comes back at once.
 *
 * @param first the bound of the wait after the first failure
 * @param max the bound of any wait
 */
public record Backoff(Duration first, Duration max) {

    private static final int MAX_DOUBLINGS = 30;

    public Backoff {
        if (first.isNegative() || first.isZero() || max.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "a back-off starts above zero and ends above its start, not " + first + " to " + max);
        }
    }

    /**
     * Computes a wait.
     *
     * @param failures how many attempts failed in a row, 1 or more
     * @param random from 0 to 1, which the caller draws
     * @return how long to wait
     */
    public Duration after(int failures, double random) {
        int doublings = Math.min(failures - 1, MAX_DOUBLINGS);
        double bound = Math.min((double) first.toNanos() * (1L << doublings), (double) max.toNanos());
        return Duration.ofNanos((long) (bound / 2 + random * bound / 2));
    }
}

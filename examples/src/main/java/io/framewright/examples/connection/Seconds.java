package io.framewright.examples.connection;

import io.framewright.examples.Console;
import java.time.Duration;

/** Times as they are typed. */
final class Seconds {

    private static final double MAX = 1e6;

    private Seconds() {}

    static Duration duration(Console console, String option, double seconds) {
        if (!(seconds >= 0.001 && seconds <= MAX)) {
            throw console.problem(option + " is from 0.001 to " + (long) MAX + " seconds, not " + seconds);
        }
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}

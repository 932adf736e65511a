package io.framewright.benchmarks.report;

import io.framewright.benchmarks.Measured;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one trial.
 *
 * @param trial what was measured
 * @param forks how many JVMs it had
 * @param score the benchmark's score
 * @param unit the score's unit, such as {@code ns/op}
 * @param secondary further results by name: {@code messages}, {@code gc.alloc.rate.norm}
 */
record Outcome(Trial trial, int forks, Measured score, String unit, Map<String, Measured> secondary) {

    /** The score as nanoseconds per operation. */
    Measured nanos() {
        return switch (unit) {
            case "ns/op" -> score;
            case "us/op" -> score.times(1e3);
            case "ms/op" -> score.times(1e6);
            case "s/op" -> score.times(1e9);
            default -> throw new IllegalStateException(trial + " has no time but " + unit);
        };
    }

    /** A further result whose name ends so. */
    Optional<Measured> secondary(String name) {
        return secondary.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}

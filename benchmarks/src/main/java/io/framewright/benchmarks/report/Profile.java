package io.framewright.benchmarks.report;

import java.util.List;

/**
 * What a report measures, and how thoroughly.
 *
 * @param name what {@code --profile} calls it
 * @param seconds how long all of it may take
 * @param forks how many JVMs each trial gets
 * @param warmups how many iterations of warm-up each JVM makes
 * @param iterations how many measured ones
 * @param sweeps what is measured
 */
record Profile(String name, double seconds, int forks, int warmups, int iterations, List<Sweep> sweeps) {

    /** What starting a JVM and setting a trial up takes on a usual machine. */
    static final double START_SECONDS = 1;

    Profile {
        sweeps = List.copyOf(sweeps);
    }

    /** Lists all trials, in groups whose members are compared with each other. */
    List<List<Trial>> blocks() {
        return sweeps.stream().flatMap(sweep -> sweep.blocks().stream()).toList();
    }

    /** How many JVMs are going to be started. */
    int runs() {
        return forks * blocks().stream().mapToInt(List::size).sum();
    }

    /** The same, each counted as many times as it is longer than others. */
    int lengths() {
        return forks
                * sweeps.stream()
                        .mapToInt(sweep -> sweep.length()
                                * sweep.blocks().stream().mapToInt(List::size).sum())
                        .sum();
    }

    int iterationsPerRun() {
        return warmups + iterations;
    }

    /** How long an iteration of the shortest trials is if every JVM starts as fast as supposed. */
    long iterationMillis() {
        return Math.round((seconds / lengths() - START_SECONDS) / iterationsPerRun() * 1_000);
    }
}

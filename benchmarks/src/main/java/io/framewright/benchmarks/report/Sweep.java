package io.framewright.benchmarks.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Benchmarks, and every combination of some values of their parameters.
 *
 * @param benchmarks class and method of each, such as {@code CodecBenchmark.encode}
 * @param params the values by the parameters' names
 * @param compared the values of the parameter whose rows are compared with each other; empty if it is the benchmarks
 * @param length how many times as long as others each of these takes
 */
record Sweep(
        List<String> benchmarks, Map<String, List<String>> params, Map<String, List<String>> compared, int length) {

    static Sweep of(String... benchmarks) {
        return new Sweep(List.of(benchmarks), Map.of(), Map.of(), 1);
    }

    /** Adds a parameter. */
    Sweep with(String name, List<String> values) {
        return new Sweep(benchmarks, and(params, name, values), compared, length);
    }

    /** Adds a parameter. */
    Sweep with(String name, String... values) {
        return with(name, Arrays.asList(values));
    }

    /** Adds a parameter whose values are what is compared, so that they are measured at nearly the same time. */
    Sweep comparing(String name, String... values) {
        return new Sweep(benchmarks, params, and(compared, name, Arrays.asList(values)), length);
    }

    /** Gives each of these several times as long, because what it measures is compiled late. */
    Sweep taking(int times) {
        return new Sweep(benchmarks, params, compared, times);
    }

    /** Lists what is measured, in groups whose members are compared with each other. */
    List<List<Trial>> blocks() {
        return combinations(Trial.of(""), params).stream().map(this::block).toList();
    }

    private List<Trial> block(Trial common) {
        List<Trial> trials = new ArrayList<>();
        for (String benchmark : benchmarks) {
            trials.addAll(combinations(new Trial(benchmark, common.params()), compared));
        }
        return trials;
    }

    private static List<Trial> combinations(Trial start, Map<String, List<String>> params) {
        List<Trial> trials = List.of(start);
        for (Map.Entry<String, List<String>> param : params.entrySet()) {
            trials = trials.stream()
                    .flatMap(trial -> param.getValue().stream().map(value -> trial.with(param.getKey(), value)))
                    .toList();
        }
        return trials;
    }

    private static Map<String, List<String>> and(Map<String, List<String>> params, String name, List<String> values) {
        Map<String, List<String>> more = new LinkedHashMap<>(params);
        more.put(name, List.copyOf(values));
        return more;
    }
}

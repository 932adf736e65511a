package io.framewright.benchmarks.report;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One thing to measure: a method of a benchmark with its parameters.
 *
 * @param benchmark the class without its package, and the method: {@code CodecBenchmark.encode}
 * @param params the parameters' values by name
 */
record Trial(String benchmark, SortedMap<String, String> params) {

    Trial {
        params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    }

    static Trial of(String benchmark) {
        return new Trial(benchmark, Collections.emptySortedMap());
    }

    /** Adds a parameter. */
    Trial with(String name, Object value) {
        SortedMap<String, String> more = new TreeMap<>(params);
        more.put(name, String.valueOf(value));
        return new Trial(benchmark, more);
    }

    /** Whether this was measured with all that the other asks for: it may have further parameters. */
    boolean answers(Trial asked) {
        return benchmark.equals(asked.benchmark) && params.entrySet().containsAll(asked.params.entrySet());
    }

    @Override
    public String toString() {
        return params.entrySet().stream()
                .map(Map.Entry::toString)
                .collect(Collectors.joining(" ", benchmark + (params.isEmpty() ? "" : " "), ""));
    }
}

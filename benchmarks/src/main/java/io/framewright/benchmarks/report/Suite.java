package io.framewright.benchmarks.report;

import io.framewright.benchmarks.Pace;
import io.framewright.benchmarks.Progress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures a profile, each trial in JVMs of its own. Trials that are compared with each other take turns, fork by fork, so
 * that a machine that is slower for a while is slower for all of them.
 */
final class Suite {

    private final Profile profile;
    private final Pace pace;
    private final Progress progress;
    private final Map<Trial, List<RunResult>> results = new LinkedHashMap<>();
    private final Map<String, String> missing = new LinkedHashMap<>();

    Suite(Profile profile, Pace pace, Progress progress) {
        this.profile = profile;
        this.pace = pace;
        this.progress = progress;
    }

    void measure() {
        for (Sweep sweep : profile.sweeps()) {
            for (List<Trial> block : sweep.blocks()) {
                for (int fork = 0; fork < profile.forks(); fork++) {
                    block.forEach(trial -> measure(trial, sweep.length()));
                }
            }
        }
        progress.clear();
    }

    private void measure(Trial trial, int length) {
        if (missing.containsKey(trial.toString())) {
            skip(length);
            return;
        }
        long millis = pace.iterationMillis();
        try {
            Collection<RunResult> made = new Runner(options(trial, length * millis), progress).run();
            String said = progress.said();
            if (made.isEmpty()) {
                missing.put(trial.toString(), Failure.in(said));
                pace.skipped(length);
                return;
            }
            results.computeIfAbsent(trial, any -> new ArrayList<>()).addAll(made);
            pace.made(length, millis);
        } catch (NoBenchmarksException e) {
            missing.put(trial.toString(), "there is no such benchmark");
            skip(length);
        } catch (RunnerException e) {
            missing.put(trial.toString(), Failure.in(progress.said() + e));
            pace.skipped(length);
        }
    }

    private void skip(int length) {
        pace.skipped(length);
        progress.skip(1);
    }

    private Options options(Trial trial, long millis) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + trial.benchmark().replace(".", "\\.") + "$")
                .forks(1)
                .warmupIterations(profile.warmups())
                .warmupTime(TimeValue.milliseconds(millis))
                .measurementIterations(profile.iterations())
                .measurementTime(TimeValue.milliseconds(millis))
                .addProfiler(GCProfiler.class);
        trial.params().forEach(options::param);
        return options.build();
    }

    /** The results, those of a trial's forks put together. */
    List<RunResult> results() {
        List<RunResult> all = new ArrayList<>();
        for (List<RunResult> forks : results.values()) {
            List<BenchmarkResult> together = forks.stream()
                    .flatMap(fork -> fork.getBenchmarkResults().stream())
                    .toList();
            all.add(new RunResult(forks.get(0).getParams(), together));
        }
        return all;
    }

    /** What could not be measured, and why. */
    Map<String, String> missing() {
        return missing;
    }
}

package io.framewright.benchmarks.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a run.
 *
 * @param run where they come from; null for plain results of JMH
 * @param outcomes the figures
 */
record Results(@Nullable Run run, List<Outcome> outcomes) {

    Results {
        outcomes = List.copyOf(outcomes);
    }

    /** Finds what was measured with these parameters, and perhaps others. */
    Optional<Outcome> find(Trial asked) {
        return outcomes.stream()
                .filter(outcome -> outcome.trial().answers(asked))
                .findFirst();
    }

    /** Lists the values that a parameter has in the trials that answer, in the order in which they were measured. */
    List<String> values(Trial asked, String param) {
        return outcomes.stream()
                .map(Outcome::trial)
                .filter(trial -> trial.answers(asked))
                .flatMap(trial -> Stream.ofNullable(trial.params().get(param)))
                .distinct()
                .toList();
    }

    List<Size> sizes() {
        return run == null ? List.of() : run.sizes();
    }

    OptionalInt size(String codec, String message) {
        return sizes().stream()
                .filter(size -> size.codec().equals(codec) && size.message().equals(message))
                .mapToInt(Size::bytes)
                .findFirst();
    }
}

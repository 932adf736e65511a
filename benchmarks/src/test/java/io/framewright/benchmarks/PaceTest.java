package io.framewright.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final int ITERATIONS = Plan.WARMUPS + Plan.ITERATIONS;

    private long now;

    @Test
    void iterationsGetWhatTheStartOfTheJvmsLeaves() {
        Pace pace = pace(4 * (1 + ITERATIONS * 0.1)); // a second is supposed for a start
        assertThat(pace.iterationMillis()).isEqualTo(100);
    }

    @Test
    void slowStartsMakeIterationsShorter() {
        Pace pace = pace(40);
        long first = pace.iterationMillis();
        pass(3 + ITERATIONS * first / 1_000.0);
        pace.made(1, first);

        assertThat(pace.iterationMillis()).isLessThan(first).isGreaterThan(0);
    }

    @Test
    void theTimeOfMeasurementsThatAreLeftOutGoesToTheOthers() {
        Pace pace = new Pace(16, 8, ITERATIONS, () -> now);
        long before = pace.iterationMillis();
        pace.skipped(4);

        assertThat(pace.iterationMillis()).isGreaterThan(before);
    }

    @Test
    void aRunThatIsLateStillMeasures() {
        Pace pace = pace(8);
        pass(1_000);
        pace.made(1, 100);

        assertThat(pace.iterationMillis()).isEqualTo(20);
    }

    @Test
    void aRunOfAllCodecsTakesLessThanFourMinutes() {
        List<String> codecs = List.of("a", "b", "c", "d", "e", "f", "g", "h");
        assertThat(Plan.unhurried(codecs, Message.OURS).seconds()).isLessThan(240);
    }

    /** Four measurements in some seconds. */
    private Pace pace(double seconds) {
        return new Pace(seconds, 4, ITERATIONS, () -> now);
    }

    private void pass(double seconds) {
        now += (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }
}

package io.framewright.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AdviceTest {

    @Test
    void oneCodecThatIsSmallestAndFastestIsTheAdvice() {
        String advice = Advice.from(List.of(
                figures("jdk", "tiny", 100, 1_000),
                figures("json", "tiny", 60, 500),
                figures("kryo", "tiny", 20, 100)));

        assertThat(advice)
                .startsWith("Take kryo: it is the smallest (5.00× fewer bytes than jdk)")
                .contains("10.0× the speed of jdk")
                .contains("2.00× as many messages");
    }

    @Test
    void speedAndSizeMayPointToDifferentCodecs() {
        String advice = Advice.from(List.of(
                figures("jdk", "tiny", 100, 1_000),
                figures("fast", "tiny", 60, 100),
                figures("small", "tiny", 20, 300)));

        assertThat(advice).contains("Take fast for speed (10.0×").contains("or small for size (5.00×");
    }

    @Test
    void aDifferenceWithinTheNoiseDoesNotCount() {
        String advice = Advice.from(List.of(
                figures("jdk", "tiny", 100, 1_000),
                figures("fast", "tiny", 60, 100),
                figures("small", "tiny", 20, 105)));

        assertThat(advice).startsWith("Take small:");
    }

    @Test
    void aCodecThatLacksAMessageIsNotAdvised() {
        String advice = Advice.from(List.of(
                figures("jdk", "tiny", 100, 1_000),
                figures("jdk", "media", 100, 1_000),
                figures("kryo", "tiny", 10, 10),
                new Unmeasured("kryo", "media", "a field is an interface", false)));

        assertThat(advice).startsWith("Only jdk");
    }

    @Test
    void noFiguresNoAdvice() {
        assertThat(Advice.from(List.of(new Unmeasured("kryo", "tiny", "failed", true))))
                .startsWith("Nothing was measured");
    }

    private static Figures figures(String codec, String message, int bytes, double nanos) {
        Measured any = new Measured(1, null);
        Measured half = new Measured(nanos / 2, null);
        return new Figures(codec, message, 100, bytes, null, half, half, any, any, new Measured(2, null), any, "");
    }
}

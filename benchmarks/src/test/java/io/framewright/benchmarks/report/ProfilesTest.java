package io.framewright.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilesTest {

    @ParameterizedTest
    @CsvSource({"smoke, 60", "quick, 300", "full, 3600"})
    void everythingFitsIntoTheTimeThatIsPromised(String name, int promised) {
        Profile profile = Profiles.named(name);
        double each = Profile.START_SECONDS + profile.iterationsPerRun() * profile.iterationMillis() / 1_000.0;

        assertThat(profile.iterationMillis()).as("an iteration").isGreaterThanOrEqualTo(30);
        assertThat(profile.lengths() * each).isLessThan(promised);
    }

    @Test
    void whatTakesTwiceAsLongCountsTwice() {
        Sweep one = Sweep.of("A.read").with("codec", "x", "y");
        Profile profile = new Profile(
                "p", 60, 3, 1, 1, List.of(one, one.with("message", "z").taking(4)));

        assertThat(profile.runs()).isEqualTo(3 * (2 + 2));
        assertThat(profile.lengths()).isEqualTo(3 * (2 + 4 * 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"smoke", "quick", "full"})
    void nothingIsMeasuredTwice(String name) {
        List<Trial> trials =
                Profiles.named(name).blocks().stream().flatMap(List::stream).toList();
        assertThat(new HashSet<>(trials)).hasSameSizeAs(trials);
    }

    @Test
    void whatIsComparedIsMeasuredSideBySide() {
        Sweep sweep = Sweep.of("A.read").with("codec", "x", "y").comparing("side", "stock", "ours");

        assertThat(sweep.blocks())
                .containsExactly(
                        List.of(
                                Trial.of("A.read").with("codec", "x").with("side", "stock"),
                                Trial.of("A.read").with("codec", "x").with("side", "ours")),
                        List.of(
                                Trial.of("A.read").with("codec", "y").with("side", "stock"),
                                Trial.of("A.read").with("codec", "y").with("side", "ours")));
    }

    @Test
    void methodsAreComparedToo() {
        assertThat(Sweep.of("A.one", "A.two").with("size", "1").blocks())
                .containsExactly(List.of(
                        Trial.of("A.one").with("size", 1), Trial.of("A.two").with("size", 1)));
    }

    @Test
    void anUnknownProfileNamesThoseThatThereAre() {
        assertThatThrownBy(() -> Profiles.named("slow")).hasMessageContaining("there are smoke, quick and full");
    }

    @Test
    void theReasonOfAFailureIsItsLastCause() {
        String said = """
                # Run progress
                <failure>

                java.lang.IllegalStateException: outer
                \tat A.b(A.java:1)
                Caused by: java.io.IOException: inner
                \t... 3 more

                something else
                """;

        assertThat(Failure.in(said)).isEqualTo("java.io.IOException: inner");
        assertThat(Failure.in("<forked VM failed with exit code 1>\n"))
                .isEqualTo("<forked VM failed with exit code 1>");
    }
}

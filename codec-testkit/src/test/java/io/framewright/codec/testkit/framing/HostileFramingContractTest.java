package io.framewright.codec.testkit.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.framewright.codec.testkit.ContractRun;
import io.framewright.framing.Framing;
import io.framewright.framing.Framings;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileFramingContractTest {

    /** A fault may need many inputs to be found: a build that takes fewer elsewhere takes all of them here. */
    private static final String INPUTS = "framewright.hostile.inputs";

    private static @Nullable String asked;

    @BeforeAll
    static void takeAllInputs() {
        asked = System.clearProperty(INPUTS);
    }

    @AfterAll
    static void takeAsManyAsWereAskedFor() {
        if (asked != null) {
            System.setProperty(INPUTS, asked);
        }
    }

    /** The framing under trial. */
    private static Supplier<Framing> subject = HostileFramingContractTest::sound;

    private static Framing sound() {
        return new XorHeader(100);
    }

    static class Contract extends HostileFramingContract {
        @Override
        protected List<Framing> framings() {
            return List.of(subject.get());
        }
    }

    static class FindsItsWay extends HostileFramingContract {
        @Override
        protected List<Framing> framings() {
            return List.of(Framings.parse("length-header(4)"));
        }

        @Override
        protected boolean findsItsWay(Framing framing) {
            return true;
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments(
                        "throws no DecoderException",
                        BrokenFramings.reading(BrokenFramings.ThrowsNoDecoderException::new)),
                arguments("throws no BadFrame", BrokenFramings.reading(BrokenFramings.ThrowsNoBadFrame::new)),
                arguments(
                        "reports a bad frame for ever",
                        BrokenFramings.reading(BrokenFramings.ReportsABadFrameForEver::new)),
                arguments("reads any length", BrokenFramings.reading(BrokenFramings.ReadsAnyLength::new)),
                arguments(
                        "leaves the input narrowed",
                        BrokenFramings.reading(BrokenFramings.LeavesTheInputNarrowed::new)),
                arguments("writes to its input", BrokenFramings.reading(BrokenFramings.WritesToItsInput::new)),
                arguments("retains its input", BrokenFramings.reading(BrokenFramings.RetainsItsInput::new)),
                arguments("loses the last byte", BrokenFramings.reading(BrokenFramings.LosesTheLastByte::new)),
                arguments("shares its deframer", (Supplier<Framing>) BrokenFramings::sharesItsDeframer));
    }

    @ParameterizedTest(name = "finds a framing that {0}")
    @MethodSource("faults")
    void finds(String name, Supplier<Framing> framing) {
        subject = framing;
        try {
            assertThat(ContractRun.failure(Contract.class, "mutatedFramesAreRefusedOrDelivered"))
                    .as("the failure for a framing that %s", name)
                    .containsInstanceOf(AssertionError.class);
        } finally {
            subject = HostileFramingContractTest::sound;
        }
    }

    @Test
    void aFramingThatDoesNotFindItsWayIsFound() {
        assertThat(ContractRun.failure(FindsItsWay.class, "mutatedFramesAreRefusedOrDelivered"))
                .isPresent();
    }

    @Test
    void aSoundFramingPasses() {
        ContractRun.withExtensions(Contract.class)
                .testEvents()
                .assertStatistics(all -> all.started(1).succeeded(1));
    }
}

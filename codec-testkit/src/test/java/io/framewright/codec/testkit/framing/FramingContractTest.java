package io.framewright.codec.testkit.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.framewright.codec.testkit.ContractRun;
import io.framewright.framing.Framing;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FramingContractTest {

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments(
                        "roundTrip",
                        "loses the last byte",
                        BrokenFramings.reading(BrokenFramings.LosesTheLastByte::new)),
                arguments(
                        "roundTrip",
                        "leaves the input narrowed",
                        BrokenFramings.reading(BrokenFramings.LeavesTheInputNarrowed::new)),
                arguments(
                        "roundTrip",
                        "writes to its input",
                        BrokenFramings.reading(BrokenFramings.WritesToItsInput::new)),
                arguments(
                        "roundTrip", "retains its input", BrokenFramings.reading(BrokenFramings.RetainsItsInput::new)),
                fault("writesGoldenFrames", "has another sum", BrokenFramings::otherSum),
                arguments(
                        "readsGoldenFrames",
                        "loses the last byte",
                        BrokenFramings.reading(BrokenFramings.LosesTheLastByte::new)),
                fault("openLeavesRoomForTheHeader", "has a smaller header", BrokenFramings::smallHeader),
                fault(
                        "framesAreAppendedToTheBuffer",
                        "writes its header at the buffer's start",
                        BrokenFramings::headerAtTheBuffersStart),
                fault("payloadsThatDoNotFitTheFramingAreRefused", "carries anything", BrokenFramings::carriesAnything),
                fault("tooLargePayloadsAreRefused", "writes any length", BrokenFramings::writesAnyLength),
                fault(
                        "canCarryAdmitsWhatIsCarried",
                        "rules out long prefixes",
                        BrokenFramings::carriesShortPrefixesOnly),
                arguments(
                        "readsEveryKindOfBuffer",
                        "reads the array",
                        BrokenFramings.reading(BrokenFramings.ReadsTheArray::new)),
                arguments(
                        "streamCutAnywhere",
                        "forgets the header",
                        BrokenFramings.reading(BrokenFramings.ForgetsTheHeader::new)),
                arguments(
                        "streamOneByteAtATime",
                        "gives up",
                        BrokenFramings.reading(BrokenFramings.GivesUpAfterThreeReads::new)),
                arguments(
                        "streamInRandomPieces",
                        "remembers an index",
                        BrokenFramings.reading(BrokenFramings.RemembersAnIndex::new)),
                arguments(
                        "stopsAfterAnyFrame",
                        "remembers an index",
                        BrokenFramings.reading(BrokenFramings.RemembersAnIndex::new)),
                fault("deframersAreIndependent", "shares its deframer", BrokenFramings::sharesItsDeframer),
                arguments(
                        "truncatedStreamsAreReported",
                        "ends in silence",
                        BrokenFramings.reading(BrokenFramings.EndsInSilence::new)),
                arguments(
                        "missingIsNeverTooMuch",
                        "always misses a whole frame",
                        BrokenFramings.reading(BrokenFramings.AlwaysMissesAWholeFrame::new)),
                arguments(
                        "garbageGivesFramesOrBadFrames",
                        "throws no DecoderException",
                        BrokenFramings.reading(BrokenFramings.ThrowsNoDecoderException::new)),
                arguments(
                        "mutationsGiveFramesOrBadFrames",
                        "throws no BadFrame",
                        BrokenFramings.reading(BrokenFramings.ThrowsNoBadFrame::new)),
                arguments(
                        "mutationsGiveFramesOrBadFrames",
                        "never ends",
                        BrokenFramings.reading(BrokenFramings.ReportsABadFrameForEver::new)),
                arguments(
                        "badFramesAreReportedOnce",
                        "never ends",
                        BrokenFramings.reading(BrokenFramings.ReportsABadFrameForEver::new)),
                arguments(
                        "badFramesAreReportedOnce",
                        "loses step",
                        BrokenFramings.reading(BrokenFramings.LosesStepBehindABadFrame::new)),
                arguments(
                        "tooLargeFramesAreRefused",
                        "reads any length",
                        BrokenFramings.reading(BrokenFramings.ReadsAnyLength::new)),
                arguments(
                        "tooLargeFramesAreRefused",
                        "calls a limit corrupt",
                        BrokenFramings.reading(BrokenFramings.CallsALimitCorrupt::new)),
                fault("printsAsTheSpecThatMakesIt", "prints no maximum", BrokenFramings::printsNoMaximum),
                fault("servesManyThreads", "belongs to one thread", BrokenFramings::belongsToOneThread));
    }

    private static Arguments fault(String test, String what, Supplier<Framing> framing) {
        return arguments(test, what, framing);
    }

    @ParameterizedTest(name = "{0} finds a framing that {1}")
    @MethodSource("faults")
    void finds(String test, String what, Supplier<Framing> framing) {
        XorHeaderContract.subject = framing;
        try {
            assertThat(ContractRun.failure(XorHeaderContract.class, test))
                    .as("the failure of %s for a framing that %s", test, what)
                    .containsInstanceOf(AssertionError.class);
        } finally {
            XorHeaderContract.subject = XorHeaderContract.SOUND;
        }
    }

    @Test
    void everyTestOfTheContractFindsSomething() {
        Set<Object> tested = faults().map(fault -> fault.get()[0]).collect(Collectors.toSet());
        assertThat(tested).containsAll(ContractRun.testsOf(FramingContract.class));
    }

    @Test
    void aSoundFramingPasses() {
        int tests = ContractRun.testsOf(FramingContract.class).size();
        ContractRun.withExtensions(XorHeaderContract.class)
                .testEvents()
                .assertStatistics(all -> all.started(tests).succeeded(tests));
    }

    @Test
    void onlyTheFramingIsNeeded() {
        ContractRun.all(OneMethod.class)
                .testEvents()
                .assertStatistics(all -> all.failed(0).aborted(3));
    }

    static class OneMethod extends FramingContract {
        @Override
        protected Framing framing() {
            return io.framewright.framing.Framings.parse("length-header(2)");
        }
    }
}

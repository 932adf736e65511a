package io.framewright.codec.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.Codecs;
import io.framewright.codec.DecodeLimits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CodecContractTest {

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("roundTrip", "LosesTheSign", BrokenCodecs.LosesTheSign::new),
                fault("encodesGoldenBytes", "OtherByteOrder", BrokenCodecs.OtherByteOrder::new),
                fault("decodesGoldenBytes", "OtherByteOrder", BrokenCodecs.OtherByteOrder::new),
                fault("encodeAppendsToTheBuffer", "RewindsTheBuffer", BrokenCodecs.RewindsTheBuffer::new),
                fault("encodeAppendsToTheBuffer", "OverwritesWhatWasThere", BrokenCodecs.OverwritesWhatWasThere::new),
                fault(
                        "encodeGrowsTheBuffer",
                        "TakesTheCapacityForGranted",
                        BrokenCodecs.TakesTheCapacityForGranted::new),
                fault(
                        "unencodableMessagesAreRefusedWithoutATrace",
                        "LeavesHalfAMessage",
                        BrokenCodecs.LeavesHalfAMessage::new),
                fault(
                        "unencodableMessagesAreRefusedWithoutATrace",
                        "ThrowsItsLibrarysException",
                        BrokenCodecs.ThrowsItsLibrarysException::new),
                fault(
                        "aFullBufferLeavesNoTrace",
                        "RestoresAfterItsOwnExceptionsOnly",
                        BrokenCodecs.RestoresAfterItsOwnExceptionsOnly::new),
                fault("encodesAfterFailures", "IsDirtyAfterAFailedEncode", BrokenCodecs.IsDirtyAfterAFailedEncode::new),
                fault("sizeHintsArePositive", "HintsNothing", BrokenCodecs.HintsNothing::new),
                fault("encodeLeavesReferenceCountsAlone", "RetainsTheOutput", BrokenCodecs.RetainsTheOutput::new),
                fault("decodesEveryKindOfBuffer", "ReadsTheArray", BrokenCodecs.ReadsTheArray::new),
                fault("decodesBuffersSplitAnywhere", "ReadsTheFirstPartOnly", BrokenCodecs.ReadsTheFirstPartOnly::new),
                fault("decodeOnlyReadsTheBuffer", "WritesToItsInput", BrokenCodecs.WritesToItsInput::new),
                fault("decodeOnlyReadsTheBuffer", "RetainsItsInput", BrokenCodecs.RetainsItsInput::new),
                fault("decodeOnlyReadsTheBuffer", "LeavesTheReaderIndex", BrokenCodecs.LeavesTheReaderIndex::new),
                fault("messagesOutliveTheBuffer", "ReadsTheTextLater", BrokenCodecs.ReadsTheTextLater::new),
                fault("truncatedMessagesAreRefused", "TakesWhatThereIs", BrokenCodecs.TakesWhatThereIs::new),
                fault("leftOverBytesAreRefused", "IgnoresWhatIsLeftOver", BrokenCodecs.IgnoresWhatIsLeftOver::new),
                fault("decodesAfterFailures", "IsDirtyAfterAFailedDecode", BrokenCodecs.IsDirtyAfterAFailedDecode::new),
                fault("garbageIsRefusedOrDecoded", "RunsOverTheEnd", BrokenCodecs.RunsOverTheEnd::new),
                fault("mutationsAreRefusedOrDecoded", "FailsForUnusualText", BrokenCodecs.FailsForUnusualText::new),
                fault(
                        "mutationsAreRefusedOrDecoded",
                        "CannotSendWhatItReceives",
                        BrokenCodecs.CannotSendWhatItReceives::new),
                fault(
                        "hostileBytesAreRefusedForTheirReason",
                        "CallsALimitMalformed",
                        BrokenCodecs.CallsALimitMalformed::new),
                fault("limitsAreKept", "KnowsNoLimits", BrokenCodecs.KnowsNoLimits::new),
                fault("limitsAreKept", "CallsALimitMalformed", BrokenCodecs.CallsALimitMalformed::new),
                fault("servesManyThreads", "BelongsToOneThread", BrokenCodecs.BelongsToOneThread::new));
    }

    private static Arguments fault(String test, String name, Function<DecodeLimits, Codec<Note>> codec) {
        return arguments(test, name, codec);
    }

    @ParameterizedTest(name = "{0} finds a codec that {1}")
    @MethodSource("faults")
    void finds(String test, String name, Function<DecodeLimits, Codec<Note>> codec) {
        NoteContract.subject = codec;
        try {
            assertThat(ContractRun.failure(NoteContract.class, test))
                    .as("the failure of %s for a codec that %s", test, name)
                    .containsInstanceOf(AssertionError.class);
        } finally {
            NoteContract.subject = NoteCodec::new;
        }
    }

    @Test
    void everyTestOfTheContractFindsSomething() {
        Set<Object> tested = faults().map(fault -> fault.get()[0]).collect(Collectors.toSet());
        assertThat(tested).containsAll(ContractRun.testsOf(CodecContract.class));
    }

    @Test
    void aSoundCodecPasses() {
        int tests = ContractRun.testsOf(CodecContract.class).size();
        ContractRun.withExtensions(NoteContract.class)
                .testEvents()
                .assertStatistics(all -> all.started(tests).succeeded(tests));
    }

    @Test
    void aSoundCodecThatRetainsItsInputPasses() {
        ContractRun.withExtensions(BytesContract.class)
                .testEvents()
                .assertStatistics(all -> all.failed(0).aborted(2));
    }

    @Test
    void aMessageThatIsNotRetainedIsFound() {
        Optional<Throwable> failure = ContractRun.failure(UnretainedBytesContract.class, "messagesOutliveTheBuffer");
        assertThat(failure).isPresent();
    }

    @Test
    void onlyTheTwoMethodsAreNeeded() {
        ContractRun.all(FewLines.class)
                .testEvents()
                .assertStatistics(all -> all.failed(0).aborted(2));
    }

    @Test
    void failuresSayWhatTheCodecDidWrong() {
        NoteContract.subject = BrokenCodecs.LeavesHalfAMessage::new;
        try {
            assertThat(ContractRun.failure(NoteContract.class, "unencodableMessagesAreRefusedWithoutATrace"))
                    .get()
                    .asString()
                    .contains("encode must put reader and writer index back when it fails");
        } finally {
            NoteContract.subject = NoteCodec::new;
        }
    }

    static class FewLines extends CodecContract<Note> {
        @Override
        protected Codec<Note> codec(DecodeLimits limits) {
            return new NoteCodec(limits);
        }

        @Override
        protected List<Note> samples() {
            return List.of(new Note(1, "tea"));
        }
    }

    static class BytesContract extends CodecContract<ByteBuf> {
        @Override
        protected Codec<ByteBuf> codec(DecodeLimits limits) {
            return Codecs.named("bytes").codecFor(ByteBuf.class, CodecOptions.DEFAULT);
        }

        @Override
        protected List<ByteBuf> samples() {
            return List.of(
                    Unpooled.EMPTY_BUFFER,
                    BufferKind.DIRECT.holding(new byte[] {1, 2, 3}),
                    BufferKind.HEAP.holding(new byte[3000]));
        }

        @Override
        protected boolean selfDelimiting() {
            return false;
        }
    }

    static class UnretainedBytesContract extends BytesContract {
        @Override
        protected Codec<ByteBuf> codec(DecodeLimits limits) {
            return new BrokenCodecs.DoesNotRetain();
        }
    }
}

package io.framewright.codec.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeLimits;
import io.netty.buffer.ByteBuf;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileContractTest {

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

    private static final String MUTATED = "mutatedMessagesAreRefusedOrDecoded";
    private static final String HUGE = "hugeNumbersAllocateLittle";
    private static final String DECLARED = "whatIsDeclaredIsNotAllocated";

    /** What a codec may not make. */
    private static final class Unlisted {}

    private static class FailsForOneNumber extends NoteCodec {
        FailsForOneNumber(DecodeLimits limits) {
            super(limits);
        }

        @Override
        public Note decode(ByteBuf in) {
            Note note = super.decode(in);
            Objects.checkIndex(note.id() == 0x7f ? 1 : 0, 1);
            return note;
        }
    }

    /** Asks for what is declared, before it looks whether it is there. */
    private static class Allocates extends NoteCodec {
        Allocates(DecodeLimits limits) {
            super(limits);
        }

        @Override
        int checkedLength(ByteBuf in, int length) {
            return super.checkedLength(in, new byte[length << 16].length >> 16);
        }
    }

    /** Asks the allocator for memory outside the heap. */
    private static class AllocatesDirectly extends NoteCodec {
        AllocatesDirectly(DecodeLimits limits) {
            super(limits);
        }

        @Override
        int checkedLength(ByteBuf in, int length) {
            in.alloc().directBuffer(length << 12).release();
            return super.checkedLength(in, length);
        }
    }

    private static class LeaksWhenItFails extends NoteCodec {
        LeaksWhenItFails(DecodeLimits limits) {
            super(limits);
        }

        @Override
        int checkedLength(ByteBuf in, int length) {
            ByteBuf scratch = in.alloc().heapBuffer(8);
            int checked = super.checkedLength(in, length);
            scratch.release();
            return checked;
        }
    }

    private static class RetainsWhenItFails extends NoteCodec {
        RetainsWhenItFails(DecodeLimits limits) {
            super(limits);
        }

        @Override
        int checkedLength(ByteBuf in, int length) {
            in.retain();
            int checked = super.checkedLength(in, length);
            in.release();
            return checked;
        }
    }

    /** Makes what the bytes ask for. */
    private static class MakesAnything extends NoteCodec {
        MakesAnything(DecodeLimits limits) {
            super(limits);
        }

        @Override
        public Note decode(ByteBuf in) {
            Note note = super.decode(in);
            return note.id() == 0x7f ? new Note(1, new Text(note.text().toString(), new Unlisted())) : note;
        }
    }

    private record Text(String text, Object with) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static class RecursesForEver extends NoteCodec {
        RecursesForEver(DecodeLimits limits) {
            super(limits);
        }

        @Override
        @SuppressWarnings("InfiniteRecursion")
        void checkLimit(int length) {
            if (length == 0x80) {
                checkLimit(length);
            }
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(MUTATED, "throws another exception", "IndexOutOfBounds", FailsForOneNumber::new),
                fault(MUTATED, "overflows the stack", "StackOverflowError", RecursesForEver::new),
                fault(MUTATED, "allocates what is declared", "decode allocated", Allocates::new),
                fault(MUTATED, "allocates outside the heap", "decode allocated", AllocatesDirectly::new),
                fault(MUTATED, "leaks when it fails", "was not released", LeaksWhenItFails::new),
                fault(MUTATED, "retains when it fails", "count is 2", RetainsWhenItFails::new),
                fault(MUTATED, "makes an unlisted class", "decode made a", MakesAnything::new),
                fault(MUTATED, "leaves bytes over", "left", BrokenCodecs.LeavesTheReaderIndex::new),
                fault(
                        MUTATED,
                        "cannot send what it receives",
                        "out of encode",
                        BrokenCodecs.CannotSendWhatItReceives::new),
                fault(MUTATED, "is dirty after failures", "good message", BrokenCodecs.IsDirtyAfterAFailedDecode::new),
                fault(HUGE, "allocates what is declared", "decode allocated", Allocates::new),
                fault(DECLARED, "allocates what is declared", "decode allocated", Allocates::new),
                fault(DECLARED, "takes what there is", "must refuse", BrokenCodecs.TakesWhatThereIs::new));
    }

    private static Arguments fault(
            String test, String name, String message, Function<DecodeLimits, Codec<Note>> codec) {
        return arguments(test, name, message, codec);
    }

    @ParameterizedTest(name = "{0} finds a codec that {1}")
    @MethodSource("faults")
    void finds(String test, String name, String message, Function<DecodeLimits, Codec<Note>> codec) {
        NoteContract.subject = codec;
        try {
            assertThat(ContractRun.failure(HostileNoteContract.class, test))
                    .as("the failure of %s for a codec that %s", test, name)
                    .hasValueSatisfying(failure -> assertThat(failure)
                            .isInstanceOf(AssertionError.class)
                            .hasMessageContaining(message));
        } finally {
            NoteContract.subject = NoteCodec::new;
        }
    }

    @Test
    void aSoundCodecPasses() {
        ContractRun.withExtensions(HostileNoteContract.class)
                .testEvents()
                .assertStatistics(all -> all.started(3).succeeded(3));
    }
}

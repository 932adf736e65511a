package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.EncodeException;
import io.framewright.codec.spec.SpecException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DelimiterFramingTest {

    private static final String TOO_LONG = "<FrameTooLongException>";
    private static final String TRUNCATED = "<TruncatedFrameException>";
    private static final long SEED = 0xde11;

    private static byte[] bytes(String text) {
        return Delivery.bytes(text);
    }

    private static String written(Framing framing, String payload) {
        return new String(Encoding.frame(framing, bytes(payload)), StandardCharsets.ISO_8859_1);
    }

    @Test
    void writesTheFirstDelimiter() {
        assertThat(written(DelimiterFraming.of("$_", "\n"), "abc")).isEqualTo("abc$_");
        assertThat(written(DelimiterFraming.of("$_", "\n"), "")).isEqualTo("$_");
        assertThat(written(DelimiterFraming.line(), "abc")).isEqualTo("abc\n");
        assertThat(written(DelimiterFraming.strictLine(), "abc")).isEqualTo("abc\r\n");
    }

    @Test
    void acceptsAllDelimiters() {
        assertThat(Delivery.whole(DelimiterFraming.of("$_", "\n"), "a$_b\n$_$\n"))
                .containsExactly("a", "b", "", "$");
        assertThat(Delivery.whole(DelimiterFraming.line(), "a\nb\r\n\n\rc\n")).containsExactly("a", "b", "", "\rc");
    }

    @Test
    void acceptsDelimitersOfAnyBytes() {
        Framing framing = DelimiterFraming.of(new byte[] {(byte) 0xff, 0, (byte) 0x80});
        assertThat(Delivery.whole(framing, "\u00ff\u0000\u00ff\u0000\u0080\u0080\u00ff\u0000\u0080"))
                .containsExactly("\u00ff\u0000", "\u0080");
    }

    /** Netty's decoder, when it has seen only the \r of a \r\n, makes an empty frame of the \n. */
    @Test
    void restOfALongerDelimiterIsSwallowedInALaterRead() {
        Framing framing = DelimiterFraming.of("\r", "\n", "\r\n");
        assertThat(Delivery.oneByOne(framing, bytes("a\r\nb\rc\n\n\r"), false)).containsExactly("a", "b", "c", "", "");
        assertThat(Delivery.whole(framing, "a\r\nb\rc\n\n\r")).containsExactly("a", "b", "c", "", "");
    }

    @Test
    void frameIsDeliveredAtOnceWhereALongerDelimiterCouldFollow() {
        Deframer deframer = DelimiterFraming.of("\r\n", "\r").newDeframer();
        ByteBuf in = Unpooled.buffer().writeBytes(bytes("a\r"));
        assertThat(deframer.next(in)).isNotNull();
        deframer.release(in);
        in.writeByte('\n');
        assertThat(deframer.next(in)).isNull();
        assertThat(in.isReadable()).isFalse();
        assertThat(deframer.end(in)).isNull();
        in.release();
    }

    @Test
    void strictLineEndsAtCrLfOnly() {
        assertThat(Delivery.whole(DelimiterFraming.strictLine(), "a\nb\rc\r\n\n\r\n\r\r\n"))
                .containsExactly("a\nb\rc", "\n", "\r");
        assertThat(written(DelimiterFraming.strictLine(), "a\nb\r")).isEqualTo("a\nb\r\r\n");
    }

    @Test
    void payloadIsTheInputNarrowedAndIndicesAreRestored() {
        Deframer deframer = DelimiterFraming.of("$_").newDeframer();
        ByteBuf in = Unpooled.directBuffer().writeBytes(bytes("xxab$_c")).skipBytes(2);
        ByteBuf payload = deframer.next(in);
        assertThat(payload).isSameAs(in);
        assertThat(in.toString(StandardCharsets.US_ASCII)).isEqualTo("ab");
        deframer.release(in);
        assertThat(in.readerIndex()).isEqualTo(6);
        assertThat(in.writerIndex()).isEqualTo(7);
        in.release();
    }

    @Test
    void payloadOfExactlyTheMaximumIsAcceptedInAnyCuts() {
        for (Framing framing : List.of(
                DelimiterFraming.of("$_").maxPayload(3),
                DelimiterFraming.of("aab", "ab").maxPayload(3),
                DelimiterFraming.line().maxPayload(3),
                DelimiterFraming.strictLine().maxPayload(3))) {
            byte[] stream = bytes(written(framing, "x$a").repeat(2));
            for (long cuts = 0; cuts < 1 << (stream.length - 1); cuts++) {
                assertThat(Delivery.cut(framing, stream, cuts, false)).containsExactly("x$a", "x$a");
            }
        }
        assertThat(Delivery.oneByOne(DelimiterFraming.line().maxPayload(3), bytes("abc\r\nabc\n"), false))
                .containsExactly("abc", "abc");
    }

    /** In Netty before 4.2.19, a delimiter that straddled two reads while a frame was dropped cost the next good frame. */
    @Test
    void delimiterOfADroppedFrameIsFoundInAnyCuts() {
        for (Framing framing : List.of(
                DelimiterFraming.of("$_").maxPayload(3),
                DelimiterFraming.of("$_", "$_$").maxPayload(3))) {
            byte[] stream = bytes("abcd$e$_ok$_");
            for (long cuts = 0; cuts < 1 << (stream.length - 1); cuts++) {
                assertThat(Delivery.cut(framing, stream, cuts, false)).containsExactly(TOO_LONG, "ok");
            }
        }
    }

    @Test
    void tooLongFrameIsReportedAsSoonAsItIsCertain() {
        Deframer deframer = DelimiterFraming.of("$_").maxPayload(3).newDeframer();
        ByteBuf in = Unpooled.copiedBuffer(bytes("abc$"));
        assertThat(deframer.next(in)).isNull();
        ByteBuf more = Unpooled.copiedBuffer(in, Unpooled.copiedBuffer(bytes("x")));
        in.release();
        assertThatThrownBy(() -> deframer.next(more))
                .isInstanceOf(FrameTooLongException.class)
                .hasMessageContaining("at most 3 bytes")
                .satisfies(thrown -> assertThat(((BadFrame) thrown).inStep()).isTrue());
        assertThat(deframer.next(more)).isNull();
        assertThat(more.readableBytes()).as("dropped").isZero();
        assertThat(deframer.end(more)).as("reported once").isNull();
        more.release();
    }

    @Test
    void searchDoesNotLookBeyondTheMaximum() {
        assertThat(Delivery.whole(DelimiterFraming.of("\n").maxPayload(4), "x".repeat(50) + "\nok\n"))
                .containsExactly(TOO_LONG, "ok");
    }

    @Test
    void unterminatedFrameIsTruncatedUnlessItIsToBeDelivered() {
        DelimiterFraming framing = DelimiterFraming.line().maxPayload(3);
        assertThat(Delivery.whole(framing, "a\nbc")).containsExactly("a", TRUNCATED);
        assertThat(Delivery.whole(framing.deliverUnterminated(), "a\nbc\r")).containsExactly("a", "bc\r");
        assertThat(Delivery.whole(framing.deliverUnterminated(), "a\n")).containsExactly("a");
        assertThat(Delivery.whole(framing.deliverUnterminated(), "a\nabcd")).containsExactly("a", TOO_LONG);
        assertThat(Delivery.whole(framing.deliverUnterminated(), "a\nabc\r")).containsExactly("a", TOO_LONG);
    }

    @Test
    void refusesAPayloadThatContainsADelimiter() {
        assertThatThrownBy(() -> written(DelimiterFraming.of("$_", "\n"), "ab\nc"))
                .isInstanceOf(EncodeException.class)
                .hasMessage("the payload of 4 bytes, with \"$_\" behind it, contains the delimiter \"\\n\" at index 2");
        assertThatThrownBy(() -> written(DelimiterFraming.of("aa"), "xa"))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("at index 1");
        assertThatThrownBy(() -> written(DelimiterFraming.line(), "abc\r"))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("\"\\r\\n\" at index 3");
    }

    @Test
    void refusesAPayloadThatAReaderWouldTakeForMoreOfTheDelimiter() {
        Framing framing = DelimiterFraming.of("\r", "\r\n");
        assertThatThrownBy(() -> written(framing, "\nabc"))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("begins with \"\\n\"");
        assertThat(written(framing, "a\nbc")).isEqualTo("a\nbc\r");
        // The end of the swallowed part may be the delimiter behind the payload.
        assertThatThrownBy(() -> written(DelimiterFraming.of("a", "aba"), "b")).isInstanceOf(EncodeException.class);
    }

    @Test
    void refusesAPayloadOverTheMaximum() {
        assertThatThrownBy(() -> written(DelimiterFraming.line().maxPayload(3), "abcd"))
                .isInstanceOf(EncodeException.class)
                .hasMessage("a payload of 4 bytes is over the limit of 3");
    }

    @Test
    void whatIsWrittenComesBackAndWhatIsRefusedWouldNot() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<DelimiterFraming> framings = List.of(
                DelimiterFraming.of("aa"),
                DelimiterFraming.of("ab", "b"),
                DelimiterFraming.of("a", "aba"),
                DelimiterFraming.of("ab", "a", "abb"),
                DelimiterFraming.of("aab"),
                DelimiterFraming.of("abaab"));
        for (int round = 0; round < 5_000; round++) {
            DelimiterFraming framing = framings.get(random.nextInt(framings.size()));
            StringBuilder payload = new StringBuilder();
            random.ints(random.nextInt(7), 'a', 'd').forEach(c -> payload.append((char) c));
            String delimiter = new String(framing.delimiters().get(0), StandardCharsets.ISO_8859_1);
            List<String> behindAnother = Delivery.whole(framing, delimiter + payload + delimiter);
            boolean comesBack = behindAnother.equals(List.of("", payload.toString()));
            assertThat(isWritten(framing, payload.toString()))
                    .as("%s in %s, seed %x", payload, framing, SEED)
                    .isEqualTo(comesBack);
        }
    }

    private static boolean isWritten(Framing framing, String payload) {
        try {
            written(framing, payload);
            return true;
        } catch (EncodeException refused) {
            return false;
        }
    }

    @Test
    void cannotCarryAPrefixThatMakesEveryPayloadRefused() {
        Framing framing = DelimiterFraming.of("\r", "\r\n").maxPayload(4);
        assertThat(framing.canCarry(bytes("ab"))).isTrue();
        assertThat(framing.canCarry(bytes(""))).isTrue();
        assertThat(framing.canCarry(bytes("a\rb"))).isFalse();
        assertThat(framing.canCarry(bytes("\nb"))).as("swallowed").isFalse();
        assertThat(framing.canCarry(bytes("abcd"))).isTrue();
        assertThat(framing.canCarry(bytes("abcde"))).isFalse();
        assertThat(DelimiterFraming.line().canCarry(bytes("\r")))
                .as("more can follow")
                .isTrue();
        assertThat(DelimiterFraming.line().maxPayload(1).canCarry(bytes("\r"))).isFalse();
    }

    @Test
    void specRebuildsTheFraming() {
        for (String spec : List.of(
                "delimiter(\"$_\")",
                "delimiter(\"\\r\\n\", \"\\n\", max=64KiB)",
                "delimiter(\"\\x00\\\"\", max=3, unterminated=deliver)",
                "line",
                "line(max=100)",
                "line(strict)",
                "line(strict, max=8KiB, unterminated=deliver)")) {
            Framing framing = Framings.parse(spec);
            assertThat(framing).hasToString(spec);
            assertThat(Framings.parse(framing.toString())).isEqualTo(framing).hasSameHashCodeAs(framing);
        }
        assertThat(Framings.parse("line(max=1MiB, unterminated=refuse)")).isEqualTo(DelimiterFraming.line());
        assertThat(Framings.parse("delimiter(\"\\n\", \"\\r\\n\")")).isNotEqualTo(DelimiterFraming.line());
        assertThat(DelimiterFraming.line()).isNotEqualTo(DelimiterFraming.strictLine());
    }

    @Test
    void refusesBadSpecs() {
        assertThatThrownBy(() -> Framings.parse("delimiter"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("expected a delimiter");
        assertThatThrownBy(() -> Framings.parse("delimiter(5)")).isInstanceOf(SpecException.class);
        assertThatThrownBy(() -> Framings.parse("delimiter(\"\")")).hasMessageContaining("1 to 64 bytes, not 0");
        assertThatThrownBy(() -> Framings.parse("delimiter(\"a\", \"a\")")).hasMessageContaining("given twice");
        assertThatThrownBy(() -> Framings.parse("delimiter(\"a\", max=0)")).hasMessageContaining("leaves no payload");
        assertThatThrownBy(() -> Framings.parse("line(\"a\")")).isInstanceOf(SpecException.class);
        assertThatThrownBy(() -> Framings.parse("line(unterminated=drop)"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("deliver or refuse");
        assertThatThrownBy(() -> DelimiterFraming.of("x".repeat(65))).hasMessageContaining("not 65");
        assertThatThrownBy(() -> DelimiterFraming.of(new String[0])).hasMessageContaining("not 0");
        assertThatThrownBy(() -> DelimiterFraming.of("abcdefghijklmnopq".split("")))
                .hasMessageContaining("not 17");
    }

    @Test
    void refusesADelimiterInTheMidstOfAnother() {
        assertThatThrownBy(() -> DelimiterFraming.of("abc", "b"))
                .hasMessage(
                        "the delimiter \"b\" occurs inside \"abc\": whether it ends a frame would depend on bytes to"
                                + " come");
        assertThatThrownBy(() -> DelimiterFraming.of("abcd", "bc")).hasMessageContaining("occurs inside");
        assertThatThrownBy(() -> DelimiterFraming.of("abcd", "ab", "c")).hasMessageContaining("occurs inside");
        assertThat(DelimiterFraming.of("abc", "bc").delimiters()).hasSize(2);
        assertThat(DelimiterFraming.of("abcd", "abc", "bc").delimiters())
                .as("abc is complete first")
                .hasSize(3);
    }

    @Test
    void acceptsSixteenDelimitersOfSixtyFourBytes() {
        String[] delimiters = new String[16];
        for (int i = 0; i < delimiters.length; i++) {
            delimiters[i] = "%064d".formatted(i);
        }
        assertThat(Delivery.whole(DelimiterFraming.of(delimiters), "a" + delimiters[15] + "b" + delimiters[0]))
                .containsExactly("a", "b");
    }

    @Test
    void delimitersOfManyBytesAreFoundInAnyBuffer() {
        for (boolean direct : new boolean[] {false, true}) {
            assertThat(Delivery.oneByOne(DelimiterFraming.of("abcd"), bytes("xabcabcdyabcd"), direct))
                    .containsExactly("xabc", "y");
            assertThat(Delivery.oneByOne(DelimiterFraming.of("abcd").maxPayload(2), bytes("xxxabcabcdyabcd"), direct))
                    .containsExactly(TOO_LONG, "y");
            assertThat(Delivery.oneByOne(DelimiterFraming.of("a", "abcd"), bytes("xabcdyabcza"), direct))
                    .containsExactly("x", "y", "bcz");
            assertThat(Delivery.oneByOne(DelimiterFraming.of("a", "abcd").maxPayload(1), bytes("xabcdya"), direct))
                    .as("what is undecided is no payload")
                    .containsExactly("x", "y");
        }
    }

    /** Its array begins before its bytes. */
    @Test
    void sliceOfAnArrayThatHoldsNoDelimiterHoldsNone() {
        for (String delimiter : List.of("\n", "$_", "aab")) {
            Framing framing = DelimiterFraming.of(delimiter);
            ByteBuf in = Unpooled.copiedBuffer(bytes(delimiter + "xyz" + delimiter));
            Deframer deframer = framing.newDeframer();
            ByteBuf slice = in.slice(delimiter.length(), 3);
            assertThat(deframer.next(slice)).as("a frame that %s ends", framing).isNull();
            assertThat(slice.readableBytes()).isEqualTo(3);
            in.release();
        }
    }

    @Test
    void delimiterBeginsNowhereBeforeItsFrame() {
        Deframer deframer = DelimiterFraming.of("aa").newDeframer();
        ByteBuf in = Unpooled.copiedBuffer(bytes("__xaaayaa")).slice(2, 7);
        for (String payload : List.of("x", "ay")) {
            assertThat(Objects.requireNonNull(deframer.next(in)).toString(StandardCharsets.US_ASCII))
                    .isEqualTo(payload);
            deframer.release(in);
        }
        assertThat(deframer.next(in)).isNull();
        in.release();
    }

    @Test
    void restOfADroppedFrameMayMoveToAnotherBuffer() {
        Deframer deframer = DelimiterFraming.of("ab", "abc").maxPayload(3).newDeframer();
        ByteBuf first = Unpooled.copiedBuffer(bytes("xxxxxa"));
        assertThatThrownBy(() -> deframer.next(first)).isInstanceOf(FrameTooLongException.class);
        assertThat(deframer.next(first)).isNull();
        assertThat(first.readableBytes()).isEqualTo(1);
        ByteBuf second = Unpooled.copiedBuffer(bytes("abyab"));
        assertThat(Objects.requireNonNull(deframer.next(second)).toString(StandardCharsets.US_ASCII))
                .isEqualTo("y");
        deframer.release(second);
        first.release();
        second.release();
    }

    @Test
    void bytesOfAFrameThatIsTooLongAreDroppedAsTheyCome() {
        for (DelimiterFraming framing : List.of(DelimiterFraming.line(), DelimiterFraming.of("\r", "\r\n"))) {
            Deframer deframer = framing.maxPayload(3).newDeframer();
            ByteBuf in = Unpooled.buffer();
            assertThatThrownBy(() -> deframer.next(in.writeZero(10))).isInstanceOf(FrameTooLongException.class);
            for (int i = 0; i < 3; i++) {
                assertThat(deframer.next(in.writeZero(10))).isNull();
                assertThat(in.readableBytes()).as("kept by %s", framing).isZero();
            }
            in.release();
        }
    }

    @Test
    void truncatedFrameIsCounted() {
        Deframer deframer = DelimiterFraming.line().newDeframer();
        assertThatThrownBy(() -> deframer.end(Unpooled.copiedBuffer(bytes("x"))))
                .hasMessageStartingWith("the stream ended 1 byte into a frame");
        assertThatThrownBy(() -> deframer.end(Unpooled.copiedBuffer(bytes("xy"))))
                .hasMessageStartingWith("the stream ended 2 bytes into a frame");
    }

    /** Ends of frames are found some dozens at a time; the bytes may move to another buffer before they are asked for. */
    @Test
    void framesFoundTogetherAreRightWhenTheBytesMoveInBetween() {
        for (Framing framing : List.of(
                DelimiterFraming.of("|"),
                DelimiterFraming.of("$_"),
                DelimiterFraming.line(),
                DelimiterFraming.of("aa"))) {
            SplittableRandom random = new SplittableRandom(SEED);
            Deframer deframer = framing.newDeframer();
            ByteBuf in = Unpooled.buffer();
            for (int i = 0; i < 200; i++) {
                int start = framing.open(in);
                in.writeCharSequence("n" + i, StandardCharsets.US_ASCII);
                framing.close(in, start);
            }
            for (int i = 0; i < 200; i++) {
                ByteBuf payload = Objects.requireNonNull(deframer.next(in), framing + ", frame " + i);
                assertThat(payload.toString(StandardCharsets.US_ASCII)).isEqualTo("n" + i);
                deframer.release(in);
                ByteBuf moved = Unpooled.buffer().writeZero(random.nextInt(20));
                moved.readerIndex(moved.writerIndex());
                moved.writeBytes(in);
                in = random.nextBoolean() ? moved : moved.copy();
            }
            assertThat(deframer.next(in)).isNull();
            assertThat(deframer.end(in)).isNull();
        }
    }
}

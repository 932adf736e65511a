package io.framewright.framing;

import static io.framewright.framing.Encoding.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CobsFramingTest {

    private static final Framing COBS = CobsFraming.of();
    private static final String TOO_LONG = "<FrameTooLongException>";
    private static final String CORRUPT = "<CorruptFrameException>";
    private static final long SEED = 0xc0b5;

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String range(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(i -> String.format("%02x", i))
                .collect(Collectors.joining(" "));
    }

    private static void encodesAs(String payload, String frame) {
        assertThat(hex(Encoding.frame(COBS, hex(payload)))).isEqualTo(frame);
        assertThat(Delivery.whole(COBS, text(hex(frame)))).containsExactly(text(hex(payload)));
    }

    /** The examples that Wikipedia lists, which follow the paper; where they differ, see the next test. */
    @Test
    void publishedExamples() {
        encodesAs("00", "01 01 00");
        encodesAs("00 00", "01 01 01 00");
        encodesAs("00 11 00", "01 02 11 01 00");
        encodesAs("11 22 00 33", "03 11 22 02 33 00");
        encodesAs("11 22 33 44", "05 11 22 33 44 00");
        encodesAs("11 00 00 00", "02 11 01 01 01 00");
        encodesAs("00 " + range(1, 254), "01 ff " + range(1, 254) + " 01 00");
        encodesAs(range(1, 255), "ff " + range(1, 254) + " 02 ff 00");
        encodesAs(range(2, 255) + " 00", "ff " + range(2, 255) + " 01 01 00");
        encodesAs(range(3, 255) + " 00 01", "fe " + range(3, 255) + " 02 01 00");
    }

    @Test
    void lastFullBlockIsFollowedByAnEmptyOneAndAcceptedWithout() {
        encodesAs(range(1, 254), "ff " + range(1, 254) + " 01 00");
        assertThat(Delivery.whole(COBS, text(hex("ff " + range(1, 254) + " 00"))))
                .containsExactly(text(hex(range(1, 254))));
    }

    @Test
    void emptyPayloadIsAFrameAndABareZeroIsNone() {
        encodesAs("", "01 00");
        assertThat(Delivery.whole(COBS, "\0\0\1\0\0\2x\0\0")).containsExactly("", "x");
    }

    @Test
    void encodesLikeTheAlgorithmOfThePaper() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 2_000; round++) {
            byte[] payload = payload(random, 1_500);
            byte[] expected = reference(payload);
            ByteBuf out = round % 10 != 0
                    ? Unpooled.buffer(1)
                    : round % 20 == 0 ? Unpooled.directBuffer(1) : Encoding.composite(1_600);
            assertThat(hex(Encoding.frame(COBS, payload, out)))
                    .as("round %s, seed %x", round, SEED)
                    .isEqualTo(hex(expected));
        }
    }

    @Test
    void framesAreWholeInAnyPieces() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 100; round++) {
            List<byte[]> payloads =
                    Stream.generate(() -> payload(random, 800)).limit(5).toList();
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            payloads.forEach(payload -> stream.writeBytes(reference(payload)));
            assertThat(Delivery.inRandomPieces(COBS, stream.toByteArray(), random, 1 + round * 3))
                    .as("round %s, seed %x", round, SEED)
                    .isEqualTo(payloads.stream().map(CobsFramingTest::text).toList());
        }
    }

    /** Runs around a full block or two, with few zeros between. */
    private static byte[] payload(SplittableRandom random, int most) {
        byte[] payload = new byte[random.nextInt(most)];
        int zero = random.nextInt(1, 600);
        for (int i = 0; i < payload.length; i++) {
            payload[i] = (byte) (zero-- == 0 ? 0 : random.nextInt(1, 256));
            if (zero < 0) {
                zero = random.nextInt(4) == 0
                        ? 254 * random.nextInt(1, 3) + random.nextInt(-1, 2)
                        : random.nextInt(300);
            }
        }
        return payload;
    }

    /** The paper's: append a zero, then cut into runs that end with one, or are full. */
    private static byte[] reference(byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int i = 0; i <= payload.length; i++) {
            byte b = i < payload.length ? payload[i] : 0;
            if (b != 0) {
                block.write(b);
            }
            if (b == 0 || block.size() == 254) {
                out.write(block.size() + 1);
                out.writeBytes(block.toByteArray());
                block.reset();
            }
        }
        out.write(0);
        return out.toByteArray();
    }

    @Test
    void blockThatRunsOverTheZeroIsABadFrame() {
        assertThat(Delivery.oneByOne(COBS, hex("03 11 00 02 22 00"), false)).containsExactly(CORRUPT, "\"");
        Deframer deframer = COBS.newDeframer();
        ByteBuf in = Unpooled.wrappedBuffer(hex("02 11 05 22 00 01"));
        assertThatThrownBy(() -> deframer.next(in))
                .isInstanceOf(CorruptFrameException.class)
                .hasMessage("a COBS block with code 5 runs 3 bytes over the zero that ends the frame")
                .satisfies(thrown -> assertThat(((BadFrame) thrown).inStep()).isTrue());
        assertThat(in.readerIndex()).isEqualTo(5);
        in.release();
    }

    @Test
    void payloadOfTheMaximumIsAcceptedAndOneByteMoreIsNot() {
        for (int max : new int[] {1, 253, 254, 255, 508, 600}) {
            Framing framing = CobsFraming.of().maxPayload(max);
            String most = "x".repeat(max);
            String stream = text(reference(most.getBytes(StandardCharsets.ISO_8859_1)))
                    + text(reference((most + "y").getBytes(StandardCharsets.ISO_8859_1)))
                    + text(reference(new byte[max]))
                    + text(reference(new byte[max + 1]))
                    + "\2z\0";
            List<String> expected = List.of(most, TOO_LONG, "\0".repeat(max), TOO_LONG, "z");
            assertThat(Delivery.whole(framing, stream)).isEqualTo(expected);
            assertThat(Delivery.oneByOne(framing, stream.getBytes(StandardCharsets.ISO_8859_1), false))
                    .isEqualTo(expected);
            assertThatThrownBy(() -> Encoding.frame(framing, new byte[max + 1])).isInstanceOf(EncodeException.class);
        }
    }

    @Test
    void tooLongFrameIsReportedOnceAndDroppedAsItComes() {
        assertThat(Delivery.oneByOne(CobsFraming.of().maxPayload(4), new byte[] {9, 1, 1, 1, 1, 1, 1, 1}, false))
                .containsExactly(TOO_LONG);
    }

    @Test
    void streamThatEndsInsideAFrameIsTruncated() {
        assertThat(Delivery.whole(COBS, "\2x\0\2x")).containsExactly("x", "<TruncatedFrameException>");
        assertThat(Delivery.whole(COBS, "\2x\0\0")).containsExactly("x");
        assertThatThrownBy(() -> COBS.newDeframer().end(Unpooled.wrappedBuffer(hex("02"))))
                .hasMessage("the stream ended 1 byte into a frame, before the zero");
        assertThatThrownBy(() -> COBS.newDeframer().end(Unpooled.wrappedBuffer(hex("03 61"))))
                .hasMessage("the stream ended 2 bytes into a frame, before the zero");
    }

    @Test
    void retainedPayloadKeepsItsBytes() {
        Deframer deframer = COBS.newDeframer();
        ByteBuf in = Unpooled.wrappedBuffer(hex("02 61 00 02 62 00"));
        ByteBuf first = Objects.requireNonNull(deframer.next(in));
        ByteBuf kept = first.retainedSlice();
        deframer.release(in);
        ByteBuf second = Objects.requireNonNull(deframer.next(in));
        assertThat(kept.toString(StandardCharsets.US_ASCII)).isEqualTo("a");
        assertThat(second.toString(StandardCharsets.US_ASCII)).isEqualTo("b");
        deframer.release(in);
        assertThat(kept.release()).isTrue();
        in.release();
    }

    @Test
    void scratchBufferIsReusedButNotAfterALargeFrame() {
        Deframer deframer = COBS.newDeframer();
        ByteBuf in = Unpooled.buffer();
        for (byte[] payload : new byte[][] {{1}, {2}, new byte[100_000], {3}}) {
            in.writeBytes(reference(payload));
        }
        ByteBuf first = take(deframer, in);
        assertThat(take(deframer, in)).isSameAs(first);
        ByteBuf large = take(deframer, in);
        ByteBuf last = take(deframer, in);
        assertThat(last).isNotSameAs(large);
        assertThat(last.capacity()).isLessThan(1_000);
        assertThat(large.refCnt()).isZero();
        in.release();
    }

    private static ByteBuf take(Deframer deframer, ByteBuf in) {
        ByteBuf payload = Objects.requireNonNull(deframer.next(in));
        deframer.release(in);
        return payload;
    }

    @Test
    void inputIsNeverChanged() {
        byte[] stream = reference(payload(new SplittableRandom(SEED), 2_000));
        byte[] copy = stream.clone();
        ByteBuf in = Unpooled.wrappedBuffer(stream);
        take(COBS.newDeframer(), in);
        assertThat(stream).isEqualTo(copy);
        assertThat(in.readerIndex()).isEqualTo(stream.length);
        in.release();
    }

    @Test
    void specRebuildsTheFraming() {
        assertThat(Framings.parse("cobs")).isEqualTo(CobsFraming.of()).hasToString("cobs");
        assertThat(Framings.parse("cobs(max=64KiB)"))
                .isEqualTo(CobsFraming.of().maxPayload(65536))
                .hasToString("cobs(max=64KiB)");
        assertThat(Framings.parse("cobs(max=64KiB)")).isNotEqualTo(CobsFraming.of());
        assertThatThrownBy(() -> Framings.parse("cobs(max=0)")).hasMessageContaining("leaves no payload");
        assertThatThrownBy(() -> Framings.parse("cobs(5)")).hasMessageContaining("unexpected argument 5");
    }
}

package io.framewright.framing;

import static io.framewright.framing.Encoding.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Crc32cFramingTest {

    private static final byte[] CHECK = Delivery.bytes("123456789");
    private static final String CORRUPT = "<CorruptFrameException>";
    private static final String TOO_LONG = "<FrameTooLongException>";
    private static final long SEED = 0xc4c32c;

    private static Framing framing(String spec) {
        return Framings.parse(spec + " + crc32c");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void checkValueStandsBehindThePayload() {
        assertThat(hex(Encoding.frame(framing("length-header(2)"), CHECK)))
                .isEqualTo("00 0d 31 32 33 34 35 36 37 38 39 e3 06 92 83");
        assertThat(hex(Encoding.frame(framing("varint-header"), CHECK)))
                .isEqualTo("0d 31 32 33 34 35 36 37 38 39 e3 06 92 83");
        assertThat(hex(Encoding.frame(framing("cobs"), CHECK)))
                .isEqualTo("0e 31 32 33 34 35 36 37 38 39 e3 06 92 83 00");
        assertThat(hex(Encoding.frame(framing("slip"), CHECK))).isEqualTo("31 32 33 34 35 36 37 38 39 e3 06 92 83 c0");
        assertThat(text(Encoding.frame(framing("line"), CHECK))).isEqualTo("123456789e3069283\n");
        assertThat(text(Encoding.frame(framing("delimiter(\"$_\")"), CHECK))).isEqualTo("123456789e3069283$_");
        assertThat(hex(Encoding.frame(framing("fixed-length(13)"), CHECK)))
                .isEqualTo("31 32 33 34 35 36 37 38 39 e3 06 92 83");
    }

    @Test
    void fixedLengthFrameEndsWithTheChecksumOfThePayloadBehindThePadding() {
        assertThat(hex(Encoding.frame(framing("fixed-length(16, pad=0x20)"), CHECK)))
                .isEqualTo("31 32 33 34 35 36 37 38 39 20 20 20 e3 06 92 83");
        assertThat(hex(Encoding.frame(framing("fixed-length(16, pad=iso7816)"), CHECK)))
                .isEqualTo("31 32 33 34 35 36 37 38 39 80 00 00 e3 06 92 83");
        assertThat(hex(Encoding.frame(framing("fixed-length(12, pad=0x20)"), Delivery.bytes("1234"))))
                .isEqualTo("31 32 33 34 20 20 20 20 f6 3a f4 ee");
    }

    @Test
    void everyFlippedBitIsFoundAndTheNextFrameFollows() {
        for (String spec :
                List.of("length-header(2)", "fixed-length(13)", "line", "fixed-length(16, pad=0x20)", "slip", "cobs")) {
            Framing framing = framing(spec);
            byte[] good = Encoding.frame(framing, CHECK);
            int payloadAt = framing.headerLength();
            for (int bit = 0; bit < CHECK.length * 8 - 1; bit++) {
                byte[] bad = good.clone();
                bad[payloadAt + bit / 8] ^= (byte) (1 << bit % 8);
                List<String> found = Delivery.whole(framing, text(bad) + text(good));
                // A flipped bit can make a border of its own, but never a good frame with other bytes.
                assertThat(found)
                        .as("%s, bit %s", framing, bit)
                        .hasSizeGreaterThan(1)
                        .contains(CORRUPT);
                assertThat(found.get(found.size() - 1)).isEqualTo("123456789");
                assertThat(found.subList(0, found.size() - 1)).containsOnly(CORRUPT);
            }
        }
    }

    @Test
    void mismatchSaysWhatWasExpectedAndFound() {
        Deframer deframer = framing("length-header(1)").newDeframer();
        ByteBuf in = Unpooled.wrappedBuffer(hex("0d 31 32 33 34 35 36 37 38 39 e3 06 92 84 05"));
        assertThatThrownBy(() -> deframer.next(in))
                .isInstanceOf(CorruptFrameException.class)
                .hasMessage("the CRC-32C of a payload of 9 bytes is wrong: expected e3069283, found e3069284")
                .satisfies(thrown -> assertThat(((BadFrame) thrown).inStep()).isTrue());
        assertThat(in.readerIndex()).isEqualTo(14);
        assertThat(in.writerIndex()).isEqualTo(15);
        in.release();
    }

    @Test
    void digitsInUpperCaseAreRefused() {
        assertThat(Delivery.whole(framing("line"), "123456789E3069283\n123456789e3069283\r\n"))
                .containsExactly(CORRUPT, "123456789");
    }

    @Test
    void frameWithoutRoomForTheChecksumIsBad() {
        assertThat(Delivery.whole(framing("length-header(1)"), "\3abc\0\4\0\0\0\0"))
                .containsExactly(CORRUPT, CORRUPT, "");
        assertThat(Delivery.whole(framing("line"), "\n1234567\n00000000\n")).containsExactly(CORRUPT, CORRUPT, "");
    }

    @Test
    void maximumCountsThePayloadAlone() {
        for (String spec : List.of(
                "length-header(2, max=9)",
                "varint-header(max=9)",
                "cobs(max=9)",
                "slip(max=9)",
                "line(max=9)",
                "delimiter(\"$_\", max=9)")) {
            Framing framing = framing(spec);
            assertThat(framing.maxPayload()).as(spec).isEqualTo(9);
            assertThat(framing.canCarry(CHECK)).isTrue();
            assertThat(framing.canCarry(new byte[10])).isFalse();
            byte[] good = Encoding.frame(framing, CHECK);
            assertThat(Delivery.oneByOne(framing, good, false)).containsExactly("123456789");
            assertThatThrownBy(() -> Encoding.frame(framing, new byte[10]))
                    .isInstanceOf(EncodeException.class)
                    .hasMessageContaining("10 bytes is over the limit of 9");
            byte[] long10 = Encoding.frame(framing(spec.replace("max=9", "max=10")), Delivery.bytes("1234567890"));
            assertThat(Delivery.oneByOne(framing, long10, false)).containsExactly(TOO_LONG);
        }
        assertThat(framing("fixed-length(16, pad=iso7816)").maxPayload()).isEqualTo(11);
        assertThat(framing("length-header(1)").maxPayload())
                .as("255 with the checksum")
                .isEqualTo(251);
    }

    @Test
    void checksumOfAnyBufferIsTheSame() {
        SplittableRandom random = new SplittableRandom(SEED);
        byte[] payload = new byte[1_000];
        random.nextBytes(payload);
        Framing framing = framing("length-header(4)");
        byte[] expected = Encoding.frame(framing, payload);
        assertThat(Encoding.frame(framing, payload, Unpooled.directBuffer(1))).isEqualTo(expected);
        assertThat(Encoding.frame(framing, payload, Encoding.composite(1_100))).isEqualTo(expected);
        assertThat(Delivery.inRandomPieces(framing, expected, random, 100)).containsExactly(text(payload));
        ByteBuf in = Encoding.composite(1_100).writeBytes(expected);
        Deframer deframer = framing.newDeframer();
        assertThat(deframer.next(in)).isNotNull();
        deframer.release(in);
        in.release();
    }

    @Test
    void prefixOfAFixedLengthFrameStandsBesideTheChecksum() {
        assertThat(framing("fixed-length(6)").canCarry(new byte[2])).isTrue();
        assertThat(framing("fixed-length(6)").canCarry(new byte[3])).isFalse();
    }

    @Test
    void emptyPayloadIsCarriedInASlipPacketThatHoldsTheChecksum() {
        assertThat(hex(Encoding.frame(framing("slip"), new byte[0]))).isEqualTo("00 00 00 00 c0");
        assertThat(Delivery.whole(framing("slip"), "\0\0\0\0\u00c0")).containsExactly("");
    }

    @Test
    void lastUnterminatedFrameIsCheckedToo() {
        Framing framing = framing("line(unterminated=deliver)");
        assertThat(Delivery.whole(framing, "123456789e3069283")).containsExactly("123456789");
        Deframer deframer = framing.newDeframer();
        ByteBuf in = Unpooled.wrappedBuffer(Delivery.bytes("123456789e3069284"));
        assertThat(deframer.next(in)).isNull();
        assertThatThrownBy(() -> deframer.end(in))
                .isInstanceOf(CorruptFrameException.class)
                .hasMessage("the CRC-32C of a payload of 9 bytes is wrong: expected e3069283, found \"e3069284\"");
        in.release();
    }

    @Test
    void whatCannotCarryAChecksumIsRefusedWithTheReason() {
        assertThatThrownBy(() -> framing("length-header(4, strip=0)")).hasMessageContaining("after a trailer");
        assertThatThrownBy(() -> framing("fixed-length(4)")).hasMessageContaining("leaves no payload");
        assertThatThrownBy(() -> framing("fixed-length(5, pad=iso7816)")).hasMessageContaining("leaves no payload");
        assertThatThrownBy(() -> framing("line + crc32c")).hasMessageContaining("has a checksum already");
        assertThat(framing("fixed-length(5)").maxPayload()).isEqualTo(1);
        for (String delimiter : List.of("0", "9", "a", "f", "$0", "$9", "$a", "$e", "$f", "f$", "$01234567$")) {
            assertThatThrownBy(() -> framing("delimiter(\"" + delimiter + "\")"))
                    .hasMessageContaining("hexadecimal digits");
        }
        assertThat(framing("delimiter(\"END\", \"$1$\")").maxPayload()).isEqualTo(1 << 20);
        for (String delimiter : List.of("/", ":", "`", "g", "A")) {
            assertThat(framing("delimiter(\"" + delimiter + "\")").maxPayload()).isEqualTo(1 << 20);
        }
    }

    @Test
    void framingOfSomebodyElseCarriesShorterPayloads() {
        Framing foreign = new ForeignFraming(LengthHeaderFraming.of(1).maxPayload(20));
        assertThat(foreign.canCarry(new byte[20])).isTrue();
        assertThat(foreign.canCarry(new byte[21])).isFalse();
        Framing framing = Crc32cFraming.of(foreign);
        assertThat(framing.maxPayload()).isEqualTo(16);
        assertThat(Delivery.oneByOne(framing, Encoding.frame(framing, CHECK), false))
                .containsExactly("123456789");
        assertThatThrownBy(() -> Encoding.frame(framing, new byte[17])).isInstanceOf(EncodeException.class);
    }

    private record ForeignFraming(Framing framing) implements Framing {

        @Override
        public int open(ByteBuf out) {
            return framing.open(out);
        }

        @Override
        public void close(ByteBuf out, int start) {
            framing.close(out, start);
        }

        @Override
        public Deframer newDeframer() {
            return framing.newDeframer();
        }

        @Override
        public int maxPayload() {
            return framing.maxPayload();
        }

        @Override
        public int headerLength() {
            return framing.headerLength();
        }
    }

    @Test
    void missingBytesAreKnownThroughTheChecksum() {
        Deframer deframer = framing("length-header(1)").newDeframer();
        ByteBuf in = Unpooled.wrappedBuffer(hex("0d 31"));
        assertThat(deframer.next(in)).isNull();
        assertThat(deframer.missing(in)).isEqualTo(12);
        in.release();
    }

    @Test
    void specRebuildsTheFraming() {
        for (String spec : List.of(
                "length-header(4, max=64KiB) + crc32c",
                "length-header(1) + crc32c",
                "fixed-length(16, pad=0x20) + crc32c",
                "line(strict) + crc32c",
                "cobs + crc32c")) {
            Framing framing = Framings.parse(spec);
            assertThat(framing).hasToString(spec);
            assertThat(Framings.parse(spec)).isEqualTo(framing).hasSameHashCodeAs(framing);
        }
        assertThat(Framings.parse("cobs + crc32c")).isNotEqualTo(Framings.parse("slip + crc32c"));
        assertThatThrownBy(() -> Framings.parse("cobs + crc32c(5)")).hasMessageContaining("no further argument");
    }
}

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlipFramingTest {

    private static final Framing SLIP = SlipFraming.of();
    private static final String TOO_LONG = "<FrameTooLongException>";
    private static final String CORRUPT = "<CorruptFrameException>";
    private static final long SEED = 0x511b;

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static List<String> everyWay(Framing framing, String digits) {
        byte[] stream = hex(digits);
        List<String> whole = Delivery.whole(framing, text(stream));
        for (long cuts = 0; cuts < 1L << (stream.length - 1); cuts++) {
            assertThat(Delivery.cut(framing, stream, cuts, false))
                    .as("cuts %x", cuts)
                    .isEqualTo(whole);
        }
        return whole;
    }

    @Test
    void escapesEndAndEsc() {
        assertThat(hex(Encoding.frame(SLIP, hex("01 c0 db 02")))).isEqualTo("01 db dc db dd 02 c0");
        assertThat(hex(Encoding.frame(SLIP, hex("01 02")))).isEqualTo("01 02 c0");
        assertThat(hex(Encoding.frame(SLIP, hex("db")))).isEqualTo("db dd c0");
        assertThat(everyWay(SLIP, "01 db dc db dd 02 c0 61 c0")).containsExactly("\1\u00c0\u00db\2", "a");
    }

    @Test
    void emptyPacketsAreIgnoredAndNotWritten() {
        assertThat(everyWay(SLIP, "c0 c0 61 c0 c0 62 c0 c0")).containsExactly("a", "b");
        assertThatThrownBy(() -> Encoding.frame(SLIP, new byte[0]))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("at least one byte");
    }

    @Test
    void invalidEscapeIsABadFrameAndTheNextFollows() {
        assertThat(everyWay(SLIP, "61 db 62 63 c0 64 c0")).containsExactly(CORRUPT, "d");
        assertThat(everyWay(SLIP, "61 db db dc c0 64 c0")).containsExactly(CORRUPT, "d");
        assertThat(everyWay(SLIP, "61 db c0 64 c0"))
                .as("END behind ESC ends the packet")
                .containsExactly(CORRUPT, "d");
        Deframer deframer = SLIP.newDeframer();
        ByteBuf in = Unpooled.wrappedBuffer(hex("db 00"));
        assertThatThrownBy(() -> deframer.next(in))
                .isInstanceOf(CorruptFrameException.class)
                .hasMessageContaining("followed by 0x00")
                .satisfies(thrown -> assertThat(((BadFrame) thrown).inStep()).isTrue());
        in.release();
    }

    @Test
    void maximumCountsUnescapedBytesInAnyCuts() {
        Framing framing = SlipFraming.of().maxPayload(2);
        assertThat(everyWay(framing, "db dc db dd c0 61 62 c0")).containsExactly("\u00c0\u00db", "ab");
        assertThat(everyWay(framing, "61 db dc db dd 62 c0 63 c0")).containsExactly(TOO_LONG, "c");
        assertThat(everyWay(framing, "61 62 63 64 c0 63 c0")).containsExactly(TOO_LONG, "c");
        assertThat(everyWay(framing, "61 62 db 00 63 c0 63 c0"))
                .as("bad before it is long")
                .containsExactly(CORRUPT, "c");
        assertThat(everyWay(framing, "61 62 63 db 00 c0 63 c0"))
                .as("long before it is bad")
                .containsExactly(TOO_LONG, "c");
        assertThatThrownBy(() -> Encoding.frame(framing, new byte[3]))
                .isInstanceOf(EncodeException.class)
                .hasMessage("a payload of 3 bytes is over the limit of 2");
    }

    @Test
    void streamThatEndsInsideAPacketIsTruncatedOnce() {
        assertThat(everyWay(SLIP, "61 c0 62 db")).containsExactly("a", "<TruncatedFrameException>");
        assertThat(everyWay(SlipFraming.of().maxPayload(1), "61 62 63")).containsExactly(TOO_LONG);
    }

    @Test
    void encodesAndDecodesWhatTheRfcSays() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 300; round++) {
            List<byte[]> payloads =
                    Stream.generate(() -> payload(random)).limit(4).toList();
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            for (byte[] payload : payloads) {
                ByteBuf out = switch (random.nextInt(10)) {
                    case 0 -> Unpooled.directBuffer(1);
                    case 1 -> Encoding.composite(700);
                    default -> Unpooled.buffer(1);
                };
                byte[] expected = reference(payload);
                assertThat(hex(Encoding.frame(SLIP, payload, out)))
                        .as("round %s, seed %x", round, SEED)
                        .isEqualTo(hex(expected));
                stream.writeBytes(expected);
            }
            assertThat(Delivery.inRandomPieces(SLIP, stream.toByteArray(), random, 1 + round))
                    .as("round %s, seed %x", round, SEED)
                    .isEqualTo(payloads.stream().map(SlipFramingTest::text).toList());
        }
    }

    private static byte[] payload(SplittableRandom random) {
        byte[] special = {(byte) 0xc0, (byte) 0xdb, (byte) 0xdc, (byte) 0xdd};
        byte[] payload = new byte[random.nextInt(1, 300)];
        int rarity = random.nextInt(1, 60);
        for (int i = 0; i < payload.length; i++) {
            payload[i] = random.nextInt(rarity) == 0 ? special[random.nextInt(4)] : (byte) random.nextInt();
        }
        return payload;
    }

    private static byte[] reference(byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte b : payload) {
            switch (b & 0xff) {
                case 0xc0 -> out.writeBytes(hex("db dc"));
                case 0xdb -> out.writeBytes(hex("db dd"));
                default -> out.write(b);
            }
        }
        out.write(0xc0);
        return out.toByteArray();
    }

    @Test
    void packetWithoutEscapesIsTheInputNarrowed() {
        Deframer deframer = SLIP.newDeframer();
        ByteBuf in = Unpooled.wrappedBuffer(hex("61 62 c0 63"));
        assertThat(deframer.next(in)).isSameAs(in);
        assertThat(in.readableBytes()).isEqualTo(2);
        deframer.release(in);
        assertThat(in.readerIndex()).isEqualTo(3);
        assertThat(in.writerIndex()).isEqualTo(4);
        in.release();
    }

    @Test
    void retainedPayloadKeepsItsBytes() {
        Deframer deframer = SLIP.newDeframer();
        ByteBuf in = Unpooled.wrappedBuffer(hex("61 db dc c0 62 db dd c0"));
        ByteBuf first = Objects.requireNonNull(deframer.next(in));
        first.retain();
        deframer.release(in);
        ByteBuf second = deframer.next(in);
        assertThat(second).isNotSameAs(first);
        assertThat(first.toString(StandardCharsets.ISO_8859_1)).isEqualTo("a\u00c0");
        deframer.release(in);
        first.release();
        in.release();
    }

    @Test
    void specRebuildsTheFraming() {
        assertThat(Framings.parse("slip")).isEqualTo(SlipFraming.of()).hasToString("slip");
        assertThat(Framings.parse("slip(max=1006)"))
                .isEqualTo(SlipFraming.of().maxPayload(1006))
                .hasToString("slip(max=1006)");
        assertThat(Framings.parse("slip(max=1006)")).isNotEqualTo(SlipFraming.of());
        assertThatThrownBy(() -> Framings.parse("slip(5)")).hasMessageContaining("unexpected argument 5");
        assertThatThrownBy(() -> SlipFraming.of().maxPayload(0)).hasMessageContaining("leaves no payload");
    }
}

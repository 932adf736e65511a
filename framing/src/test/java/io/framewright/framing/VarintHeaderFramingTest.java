package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VarintHeaderFramingTest {

    private static final long SEED = 20_261_122L;

    @Test
    void typedOptionsAreThoseOfTheSpec() {
        assertThat(VarintHeaderFraming.of()).hasToString("varint-header").isEqualTo(Framings.parse("varint-header"));
        assertThat(VarintHeaderFraming.of().maxPayload(65536))
                .hasToString("varint-header(max=64KiB)")
                .isEqualTo(Framings.parse("varint-header(max=65536)"))
                .hasSameHashCodeAs(Framings.parse("varint-header(max=64KiB)"))
                .isNotEqualTo(VarintHeaderFraming.of());
        assertThat(Framings.parse("varint-header(max=1MiB)")).hasToString("varint-header");
    }

    @ParameterizedTest
    @CsvSource({
        "varint-header(max=0), max=0 is not from 1 to 2147483642",
        "varint-header(max=2147483643), max=2147483643 is not from 1 to 2147483642",
        "varint-header(4), unexpected argument 4"
    })
    void wrongArgumentsAreRefused(String spec, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Framings.parse(spec))
                .withMessageContaining(reason);
    }

    @Test
    void limitsAreFromOneByteToWhatABufferHolds() {
        assertThat(Framings.parse("varint-header(max=1)").maxPayload()).isEqualTo(1);
        assertThat(Framings.parse("varint-header(max=2147483642)").maxPayload()).isEqualTo(2147483642);
    }

    @Test
    void payloadOverTheLimitIsRefused() {
        Framing framing = VarintHeaderFraming.of().maxPayload(4);
        assertThat(LengthWire.frame(framing, new byte[4])).hasSize(5);
        assertThatThrownBy(() -> LengthWire.frame(framing, new byte[5]))
                .isInstanceOf(EncodeException.class)
                .hasMessage("a payload of 5 bytes is over the limit of 4");
    }

    static Stream<Supplier<ByteBuf>> buffers() {
        return Stream.of(
                Unpooled::buffer,
                () -> Unpooled.directBuffer(16),
                () -> ByteBufAllocator.DEFAULT.directBuffer(16),
                () -> PooledByteBufAllocator.DEFAULT.directBuffer(16),
                () -> PooledByteBufAllocator.DEFAULT.heapBuffer(16),
                VarintHeaderFramingTest::manyComponents);
    }

    private static CompositeByteBuf manyComponents() {
        CompositeByteBuf composite = Unpooled.compositeBuffer(1000);
        for (int i = 0; i < 300; i++) {
            composite.addComponent(
                    i % 2 == 0
                            ? Unpooled.buffer(7).writeZero(7)
                            : Unpooled.directBuffer(5).writeZero(5));
        }
        return composite;
    }

    @ParameterizedTest
    @MethodSource("buffers")
    void longerPayloadsMoveInAnyKindOfBuffer(Supplier<ByteBuf> buffer) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int length : new int[] {127, 128, 129, 135, 1000, 16_383, 16_384, 2_500_000}) {
            byte[] payload = LengthWire.random(random, length);
            ByteBuf out = buffer.get();
            Framing framing = VarintHeaderFraming.of().maxPayload(4 << 20);
            int start = framing.open(out.writeMedium(0x616263));
            framing.close(out.writeBytes(payload), start);
            assertThat(start).isEqualTo(3);
            assertThat(out.readMedium()).isEqualTo(0x616263);
            ByteBuf found = framing.newDeframer().next(out);
            assertThat(found).isNotNull();
            assertThat(Arrays.equals(ByteBufUtil.getBytes(found), payload))
                    .as("seed %d, length %d", SEED, length)
                    .isTrue();
            out.release();
        }
    }

    @ParameterizedTest
    @CsvSource({"127, 1", "128, 2", "16384, 3", "2097152, 4", "4194304, 4"})
    void everyCutOfAHeaderGivesTheSameFrame(int length, int header) {
        Framing framing = VarintHeaderFraming.of().maxPayload(4 << 20);
        byte[] frame = LengthWire.frame(framing, new byte[length]);
        for (int cut = 0; cut <= header; cut++) {
            ByteBuf in = Unpooled.buffer(frame.length).writeBytes(frame, 0, cut);
            Deframer deframer = framing.newDeframer();
            assertThat(deframer.next(in)).as("cut at %d", cut).isNull();
            assertThat(deframer.missing(in)).isEqualTo(cut == header ? length : 0);
            ByteBuf found = deframer.next(in.writeBytes(frame, cut, frame.length - cut));
            assertThat(found).isNotNull().extracting(ByteBuf::readableBytes).isEqualTo(length);
            deframer.release(in);
            assertThat(in.isReadable()).isFalse();
            in.release();
        }
    }

    @Test
    void frameThatIsTooLongIsSkippedExactlyInAnyCuts() {
        Framing framing = Framings.parse("varint-header(max=3)");
        byte[] stream = LengthWire.bytes("02 6162 84 00 78787878 01 63 05 7878");
        String tooLong = "FrameTooLongException: length 4 is over the limit of 3 payload bytes";
        String again = "FrameTooLongException: length 5 is over the limit of 3 payload bytes";
        for (int[] pieces : LengthWire.cuts(stream.length)) {
            assertThat(LengthWire.read(framing, stream, pieces))
                    .as("first piece %d", pieces[0])
                    .containsExactly("6162", tooLong, "63", again);
        }
    }

    @Test
    void skippedBytesThatLookLikeFramesAreNone() {
        Framing framing = Framings.parse("varint-header(max=3)");
        byte[] stream = LengthWire.bytes("02 6162 07 01610081008061 01 63");
        for (int[] pieces : LengthWire.cuts(stream.length)) {
            assertThat(LengthWire.read(framing, stream, pieces))
                    .as("first piece %d", pieces[0])
                    .containsExactly(
                            "6162", "FrameTooLongException: length 7 is over the limit of 3 payload bytes", "63");
        }
    }

    @ParameterizedTest
    @CsvSource({"0161, 61", "810061, 61", "81800061, 61", "00, ''", "8000, ''", "808000, ''"})
    void longerHeadersThanNeededAreTakenInAnyCuts(String frame, String payload) {
        byte[] stream = LengthWire.bytes(frame + "0163" + frame);
        for (int[] pieces : LengthWire.cuts(stream.length)) {
            assertThat(LengthWire.read(VarintHeaderFraming.of(), stream, pieces))
                    .as("first piece %d", pieces[0])
                    .containsExactly(payload, "63", payload);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "8080808008, a varint length has more than 31 bits",
        "ffffffff0f, a varint length has more than 31 bits",
        "8080808010, a varint length has more than 31 bits",
        "808080808000, a varint length has more than 5 bytes",
        "ffffffffffffffffff01, a varint length has more than 5 bytes"
    })
    void varintThatIsNoLengthEndsTheStream(String hex, String reason) {
        byte[] stream = LengthWire.bytes(hex);
        for (int[] pieces : LengthWire.cuts(stream.length)) {
            assertThat(LengthWire.read(VarintHeaderFraming.of(), stream, pieces))
                    .containsExactly("CorruptFrameException: " + reason);
        }
    }

    @Test
    void messageSaysWhatTheLengthLooksLike() {
        byte[] stream = LengthWire.bytes("474554202f20");
        assertThat(LengthWire.read(Framings.parse("varint-header(max=64)"), stream, stream.length))
                .containsExactly(
                        "FrameTooLongException: length 71 is over the limit of 64 payload bytes; its bytes are ASCII 'GET ': an HTTP client?");
        assertThat(LengthWire.read(Framings.parse("varint-header(max=64)"), LengthWire.bytes("0161 6674616c6b3a"), 8))
                .last()
                .isEqualTo("FrameTooLongException: length 102 is over the limit of 64 payload bytes;"
                        + " its bytes are ASCII 'ftal'");
    }

    @ParameterizedTest
    @CsvSource({
        "80, 1 of at least 2 bytes",
        "8080, 2 of at least 3 bytes",
        "036162, 3 of 4 bytes",
        "83006162, 4 of 5 bytes",
        "8300, 2 of 5 bytes",
        "0161036162, 3 of 4 bytes"
    })
    void streamThatEndsInsideAFrameIsReported(String hex, String counts) {
        byte[] stream = LengthWire.bytes(hex);
        for (int[] pieces : LengthWire.cuts(stream.length)) {
            List<String> events = LengthWire.read(VarintHeaderFraming.of(), stream, pieces);
            assertThat(events)
                    .last()
                    .isEqualTo("TruncatedFrameException: the stream ended after " + counts + " of a frame");
        }
    }
}

package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.EncodeException;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.FixedLengthFrameDecoder;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.LengthFieldPrepender;
import io.netty.handler.codec.protobuf.ProtobufVarint32FrameDecoder;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where these framings differ from Netty's handlers on purpose: docs/decisions/0002 says why. */
class LengthDifferencesFromNettyTest {

    private static final String CORRUPTED = "CorruptedFrameException";

    @Test
    void fieldOfFiveBytesIsRefusedWhenMadeNotWhenRead() {
        assertThatCode(() -> new LengthFieldBasedFrameDecoder(64, 0, 5)).doesNotThrowAnyException();
        assertThatIllegalArgumentException().isThrownBy(() -> LengthHeaderFraming.of(5));
    }

    @Test
    void bytesBehindANegativeLengthAreNotReadAsFrames() {
        byte[] stream = LengthWire.bytes("ffffffffffffffff 0000000000000001 61");
        assertThat(NettyPipe.read(decoder(8, 0), stream, stream.length)).containsExactly(CORRUPTED, "61");
        assertThat(LengthWire.read(LengthHeaderFraming.of(8), stream, stream.length))
                .containsExactly("CorruptFrameException: length -1 is negative");
    }

    @Test
    void bytesBehindALengthBelowTheHeaderAreNotReadAsFrames() {
        byte[] stream = LengthWire.bytes("0001 0003 61");
        assertThat(NettyPipe.read(decoder(2, -2), stream, stream.length)).containsExactly(CORRUPTED, "61");
        assertThat(LengthWire.read(LengthHeaderFraming.of(2).countsHeader(), stream, stream.length))
                .singleElement()
                .asString()
                .startsWith("CorruptFrameException: length 1, adjusted by -2, is no number of bytes");
    }

    @Test
    void framesBehindATooLongOneDoNotWaitForTheNextRead() {
        byte[] stream = LengthWire.bytes("0041" + "00".repeat(65) + "0001 61");
        EmbeddedChannel netty = new EmbeddedChannel(new LengthFieldBasedFrameDecoder(66, 0, 2, 0, 2));
        assertThatThrownBy(() -> netty.writeInbound(Unpooled.copiedBuffer(stream)))
                .isNotNull();
        assertThat(netty.inboundMessages()).isEmpty();
        netty.finishAndReleaseAll();
        assertThat(LengthWire.read(LengthHeaderFraming.of(2).maxPayload(64), stream, stream.length))
                .hasSize(2)
                .last()
                .isEqualTo("61");
    }

    @Test
    void lengthIsNotComputedInAnInt() {
        byte[] one = {1};
        int adjustment = Integer.MAX_VALUE;
        assertThatThrownBy(() ->
                        NettyPipe.write(new LengthFieldPrepender(ByteOrder.BIG_ENDIAN, 4, adjustment, false), one))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(LengthWire.hex(LengthHeaderFraming.of(4).adjustment(-adjustment), one))
                .isEqualTo("8000000001");
    }

    @Test
    void payloadOverTheReceiversLimitIsNotSent() {
        assertThat(NettyPipe.write(new LengthFieldPrepender(4), new byte[100])).hasSize(104);
        assertThatThrownBy(() -> LengthWire.frame(LengthHeaderFraming.of(4).maxPayload(99), new byte[100]))
                .isInstanceOf(EncodeException.class);
    }

    @Test
    void streamThatEndsInsideAFrameIsNotDroppedInSilence() {
        byte[] stream = LengthWire.bytes("0005 6161");
        assertThat(NettyPipe.read(decoder(2, 0), stream, stream.length)).isEmpty();
        assertThat(NettyPipe.read(new FixedLengthFrameDecoder(5), stream, stream.length))
                .isEmpty();
        for (Framing framing : List.of(LengthHeaderFraming.of(2), FixedLengthFraming.of(5))) {
            assertThat(LengthWire.read(framing, stream, stream.length))
                    .singleElement()
                    .asString()
                    .startsWith("TruncatedFrameException");
        }
    }

    @Test
    void varintOfMoreThan32BitsIsNotTakenForASmallLength() {
        byte[] stream = LengthWire.bytes("81 80 80 80 10 61");
        assertThat(NettyPipe.read(new ProtobufVarint32FrameDecoder(), stream, stream.length))
                .containsExactly("61");
        assertThat(LengthWire.read(VarintHeaderFraming.of(), stream, stream.length))
                .containsExactly("CorruptFrameException: a varint length has more than 31 bits");
    }

    @Test
    void varintPayloadsHaveALimit() {
        byte[] stream = LengthWire.bytes("ffffffff07");
        assertThat(NettyPipe.read(new ProtobufVarint32FrameDecoder(), stream, stream.length))
                .isEmpty();
        assertThat(LengthWire.read(VarintHeaderFraming.of(), stream, stream.length))
                .containsExactly("FrameTooLongException: length 2147483647 is over the limit of 1048576 payload bytes");
    }

    /** In Netty, a header cut after three bytes, of a length that is a multiple of 2 MiB, gave an empty frame. */
    @Test
    void varintCutAfterThreeBytesIsNoEmptyFrame() {
        byte[] stream = LengthWire.concat(LengthWire.bytes("80808001"), new byte[1 << 21], LengthWire.bytes("0161"));
        List<String> events =
                LengthWire.read(VarintHeaderFraming.of().maxPayload(1 << 21), stream, 3, stream.length - 3);
        assertThat(events).hasSize(2).last().isEqualTo("61");
        assertThat(events.get(0)).hasSize(1 << 22);
    }

    private static LengthFieldBasedFrameDecoder decoder(int width, int adjustment) {
        return new LengthFieldBasedFrameDecoder(1000, 0, width, adjustment, width);
    }
}

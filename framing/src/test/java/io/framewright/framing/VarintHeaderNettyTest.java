package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.protobuf.ProtobufVarint32FrameDecoder;
import io.netty.handler.codec.protobuf.ProtobufVarint32LengthFieldPrepender;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes are those of Netty's varint handlers, both ways. */
class VarintHeaderNettyTest {

    private static final long SEED = 20_261_122L;
    private static final int[] LENGTHS = {0, 1, 126, 127, 128, 129, 300, 16_383, 16_384, 16_385};

    private final Framing framing = VarintHeaderFraming.of();

    @Test
    void framesAreThoseOfThePrepender() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int length : LENGTHS) {
            byte[] payload = LengthWire.random(random, length);
            assertThat(LengthWire.hex(framing, payload))
                    .as("seed %d, length %d", SEED, length)
                    .isEqualTo(HexFormat.of().formatHex(netty(payload)));
        }
    }

    private static byte[] netty(byte[] payload) {
        return NettyPipe.write(new ProtobufVarint32LengthFieldPrepender(), payload);
    }

    @Test
    void framesFoundAreThoseOfTheDecoder() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 200; i++) {
            byte[][] frames = new byte[1 + random.nextInt(8)][];
            for (int f = 0; f < frames.length; f++) {
                frames[f] = netty(LengthWire.random(random, random.nextInt(random.nextInt(1, 400))));
            }
            byte[] stream = LengthWire.concat(frames);
            int[] pieces = LengthWire.randomCut(random, stream.length);
            assertThat(LengthWire.read(framing, stream, pieces))
                    .as("seed %d, stream %d", SEED, i)
                    .isEqualTo(NettyPipe.read(new ProtobufVarint32FrameDecoder(), stream, pieces));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"80 00", "85 00 0102030405", "85 80 00 0102030405", "85 80 80 80 00 0102030405"})
    void lengthsThatAreNotTheShortestAreTakenAsNettyDoes(String hex) {
        byte[] stream = LengthWire.concat(LengthWire.bytes(hex), LengthWire.bytes("01 61"));
        List<String> netty = NettyPipe.read(new ProtobufVarint32FrameDecoder(), stream, stream.length);
        assertThat(LengthWire.cuts(stream.length))
                .allSatisfy(pieces ->
                        assertThat(LengthWire.read(framing, stream, pieces)).isEqualTo(netty));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff ff ff ff 0f", "80 80 80 80 08", "80 80 80 80 80 01"})
    void lengthsThatNettyRefusesAreRefused(String hex) {
        byte[] stream = LengthWire.bytes(hex);
        assertThat(NettyPipe.read(new ProtobufVarint32FrameDecoder(), stream, stream.length))
                .first()
                .isEqualTo("CorruptedFrameException");
        assertThat(LengthWire.read(framing, stream, stream.length))
                .singleElement()
                .asString()
                .startsWith("CorruptFrameException");
    }
}

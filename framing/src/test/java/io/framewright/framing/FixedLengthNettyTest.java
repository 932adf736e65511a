package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.FixedLengthFrameDecoder;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The frames are those of Netty's decoder. */
class FixedLengthNettyTest {

    private static final long SEED = 20_261_122L;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 16, 100})
    void framesFoundAreThoseOfTheDecoder(int length) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 50; i++) {
            byte[] stream = LengthWire.random(random, length * random.nextInt(10));
            int[] pieces = LengthWire.randomCut(random, stream.length);
            assertThat(LengthWire.read(FixedLengthFraming.of(length), stream, pieces))
                    .as("seed %d, stream %d", SEED, i)
                    .isEqualTo(NettyPipe.read(new FixedLengthFrameDecoder(length), stream, pieces));
        }
    }
}

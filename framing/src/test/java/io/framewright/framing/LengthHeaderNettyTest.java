package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.LengthFieldPrepender;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our bytes are Netty's bytes, and the frames that we find are those that Netty finds, however the stream is cut. */
class LengthHeaderNettyTest {

    private static final long SEED = 20_261_122L;
    private static final int MAX = 100;
    private static final byte[] MAGIC = {(byte) 0xca, (byte) 0xfe};

    /** One combination of options; the same for both. */
    record Combination(int width, ByteOrder order, int adjustment, boolean hasMagic, int offset, boolean kept) {

        byte[] magic() {
            return hasMagic ? MAGIC : new byte[0];
        }

        int header() {
            return offset + width;
        }

        int smallest() {
            return Math.max(0, adjustment) + (kept ? header() : 0);
        }

        int largest() {
            return MAX + (kept ? header() : 0);
        }

        Framing framing(boolean limited) {
            List<String> options = new ArrayList<>(List.of(Integer.toString(width)));
            options.add("order=" + (order == ByteOrder.BIG_ENDIAN ? "big-endian" : "little-endian"));
            options.add(adjustment == -header() ? "counts-header" : "adjustment=" + adjustment);
            options.add("offset=" + offset);
            options.add("strip=" + (kept ? 0 : header()));
            if (hasMagic) {
                options.add("magic=\"\\xca\\xfe\"");
            }
            if (limited) {
                options.add("max=" + largest());
            }
            return Framings.parse("length-header(" + String.join(", ", options) + ")");
        }

        ChannelHandler decoder() {
            return new LengthFieldBasedFrameDecoder(
                    order, MAX + header(), offset, width, adjustment, kept ? 0 : header(), true);
        }

        /** What Netty's prepender makes of what stands behind the header, with the bytes before the field in front. */
        byte[] nettyFrame(byte[] before, byte[] body) {
            // the prepender adds its adjustment when it writes the length: the opposite sign
            return LengthWire.concat(
                    before, NettyPipe.write(new LengthFieldPrepender(order, width, -adjustment, false), body));
        }

        @Override
        public String toString() {
            return framing(false).toString();
        }
    }

    static Stream<Combination> combinations() {
        List<Combination> all = new ArrayList<>();
        for (int width : new int[] {1, 2, 3, 4, 8}) {
            for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
                for (int shape = 0; shape < 5; shape++) {
                    boolean magic = shape == 1 || shape == 3;
                    int offset = shape == 4 ? 3 : magic ? MAGIC.length : 0;
                    for (int adjustment : new int[] {0, -offset - width, -3, 7}) {
                        all.add(new Combination(width, order, adjustment, magic, offset, shape >= 2));
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void framesAreThoseOfThePrepender(Combination combination) {
        SplittableRandom random = new SplittableRandom(SEED);
        Framing framing = combination.framing(true);
        for (int i = 0; i < 8; i++) {
            byte[] payload = payload(combination, random, combination.largest());
            int behind = combination.kept() ? combination.header() : 0;
            byte[] body = Arrays.copyOfRange(payload, behind, payload.length);
            byte[] before = combination.kept() ? Arrays.copyOf(payload, combination.offset()) : combination.magic();
            assertThat(LengthWire.hex(framing, payload))
                    .as("seed %d, payload %d", SEED, i)
                    .isEqualTo(HexFormat.of().formatHex(combination.nettyFrame(before, body)));
        }
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void framesFoundAreThoseOfTheDecoder(Combination combination) {
        SplittableRandom random = new SplittableRandom(SEED);
        Framing framing = combination.framing(true);
        Framing unlimited = combination.framing(false);
        for (int i = 0; i < 6; i++) {
            byte[] stream = stream(combination, unlimited, random);
            int[] pieces = LengthWire.randomCut(random, stream.length);
            List<String> netty = NettyPipe.read(combination.decoder(), stream, pieces);
            assertThat(LengthWire.read(framing, stream, pieces))
                    .as("seed %d, stream %d", SEED, i)
                    .map(LengthHeaderNettyTest::asNettySays)
                    .isEqualTo(netty);
        }
    }

    /** Frames, some of which are over the limit. */
    private static byte[] stream(Combination combination, Framing framing, SplittableRandom random) {
        byte[][] frames = new byte[1 + random.nextInt(8)][];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = LengthWire.frame(framing, payload(combination, random, combination.largest() + 30));
        }
        return LengthWire.concat(frames);
    }

    private static byte[] payload(Combination combination, SplittableRandom random, int largest) {
        byte[] payload = LengthWire.random(random, random.nextInt(combination.smallest(), largest + 1));
        if (combination.kept()) {
            System.arraycopy(combination.magic(), 0, payload, 0, combination.magic().length);
        }
        return payload;
    }

    private static String asNettySays(String event) {
        return event.startsWith("FrameTooLongException") ? "TooLongFrameException" : event;
    }
}

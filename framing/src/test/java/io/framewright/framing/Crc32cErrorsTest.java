package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which damage a CRC-32C finds: all errors of one and two bits and all bursts of up to 29 bits wherever they are, all
 * bursts of up to 32 bits in the payload in the order of the CRC, lowest bit first, and all in the trailer.
 */
class Crc32cErrorsTest {

    private static final long SEED = 0xe440_45L;

    private static Framing framing(String spec) {
        return Framings.parse(spec + " + crc32c");
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(SEED).nextBytes(bytes);
        return bytes;
    }

    private static void flip(byte[] bytes, int bit) {
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }

    /** Framings whose frames stay where they are, whatever happens to payload and trailer. */
    @Nested
    class WhereBordersAreOutOfReach {

        /** A damaged frame, and a good one behind it. */
        private static final class Victim {
            private final byte[] frame;
            private final ByteBuf in;
            private final Deframer deframer;
            private final byte[] payload;
            private final int header;

            Victim(String spec, int payloadLength) {
                Framing framing = framing(spec);
                payload = random(payloadLength);
                frame = Encoding.frame(framing, payload);
                in = Unpooled.wrappedBuffer(frame.clone(), frame);
                deframer = framing.newDeframer();
                header = frame.length - payloadLength - 4;
            }

            int bits() {
                return (frame.length - header) * 8;
            }

            /** Flips bits of payload and trailer, lets the deframer see both frames, and flips them back. */
            void damage(int... bits) {
                byte[] bad = frame.clone();
                for (int bit : bits) {
                    flip(bad, header * 8 + bit);
                }
                in.setBytes(0, bad).setIndex(0, 2 * frame.length);
                try {
                    ByteBuf delivered = deframer.next(in);
                    throw new AssertionError("not found: bits " + Arrays.toString(bits) + ", delivered " + delivered);
                } catch (CorruptFrameException found) {
                    assertThat(found.inStep()).isTrue();
                }
                ByteBuf next = deframer.next(in);
                if (next == null || !next.equals(Unpooled.wrappedBuffer(payload))) {
                    throw new AssertionError("lost step behind the bits " + Arrays.toString(bits));
                }
                next.skipBytes(next.readableBytes());
                deframer.release(in);
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "length-header(4)| 0",
                    "length-header(4)| 1",
                    "length-header(2)| 64",
                    "length-header(4)| 5000",
                    "varint-header| 0",
                    "varint-header| 64",
                    "varint-header| 5000",
                    "fixed-length(68)| 64",
                    "fixed-length(5004)| 5000"
                })
        void everyFlippedBitIsFound(String spec, int length) {
            Victim victim = new Victim(spec, length);
            for (int bit = 0; bit < victim.bits(); bit++) {
                victim.damage(bit);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"length-header(4)", "varint-header", "fixed-length(36)"})
        void everyTwoFlippedBitsOfAShortPayloadAreFound(String spec) {
            Victim victim = new Victim(spec, 32);
            for (int first = 0; first < victim.bits(); first++) {
                for (int second = 0; second < first; second++) {
                    victim.damage(first, second);
                }
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"length-header(4)", "varint-header", "fixed-length(1504)"})
        void twoFlippedBitsOfALongPayloadAreFound(String spec) {
            Victim victim = new Victim(spec, 1_500);
            SplittableRandom random = new SplittableRandom(SEED);
            for (int i = 0; i < 34_000; i++) {
                int first = random.nextInt(1, victim.bits());
                victim.damage(first, random.nextInt(first));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"length-header(4)", "varint-header", "fixed-length(68)"})
        void burstsOfUpTo32BitsAreFound(String spec) {
            Victim victim = new Victim(spec, 64);
            SplittableRandom random = new SplittableRandom(SEED);
            for (int length = 2; length <= 32; length++) {
                for (int start = 0; start + length <= victim.bits(); start++) {
                    victim.damage(burst(start, length, random));
                }
            }
        }

        private int[] burst(int start, int length, SplittableRandom random) {
            int inner = random.nextInt();
            return IntStream.range(0, length)
                    .filter(i -> i == 0 || i == length - 1 || (inner >>> i & 1) != 0)
                    .map(i -> start + i)
                    .toArray();
        }
    }

    /**
     * Bursts are too many to try. But a CRC is linear: which bits of it an error changes is the exclusive-or of what its
     * single bits change. So all bursts within a window are found exactly if what its single bits change is linearly
     * independent.
     */
    @Nested
    class AllBursts {

        private static final int PAYLOAD = 16;
        private static final int BITS = (PAYLOAD + 4) * 8;

        /** What a flipped bit of the frame changes: in the CRC of the payload, or in the trailer. */
        private int changed(int bit) {
            byte[] frame = new byte[PAYLOAD + 4];
            flip(frame, bit);
            ByteBuf flipped = Unpooled.wrappedBuffer(frame);
            int none = Checksum.of(Unpooled.wrappedBuffer(new byte[PAYLOAD]), 0, PAYLOAD);
            return Checksum.of(flipped, 0, PAYLOAD) ^ none ^ flipped.getInt(PAYLOAD);
        }

        private boolean allFound(int start, int length, boolean lowestFirst) {
            List<Integer> basis = new ArrayList<>();
            for (int i = start; i < start + length; i++) {
                int changed = changed(lowestFirst ? i : i ^ 7);
                for (int other : basis) {
                    changed = Integer.compareUnsigned(changed, changed ^ other) < 0 ? changed : changed ^ other;
                }
                if (changed == 0) {
                    return false;
                }
                basis.add(changed);
            }
            return true;
        }

        private boolean allFound(int from, int to, int length, boolean lowestFirst) {
            for (int start = from; start + length <= to; start++) {
                if (!allFound(start, length, lowestFirst)) {
                    return false;
                }
            }
            return true;
        }

        @Test
        void ofUpTo29BitsAreFoundInEitherOrderOfBits() {
            assertThat(allFound(0, BITS, 29, true)).isTrue();
            assertThat(allFound(0, BITS, 29, false)).isTrue();
        }

        @Test
        void ofUpTo32BitsAreFoundInThePayloadLowestBitFirstAndInTheTrailer() {
            assertThat(allFound(0, PAYLOAD * 8, 32, true)).isTrue();
            assertThat(allFound(PAYLOAD * 8, BITS, 32, true)).isTrue();
            assertThat(allFound(PAYLOAD * 8, BITS, 32, false)).isTrue();
        }

        /** The trailer is big-endian, the CRC reflected: across their border, one pattern in 2^32 escapes at some places. */
        @Test
        void across32BitsOfTheBorderOneMayEscape() {
            assertThat(allFound(0, BITS, 32, true)).isFalse();
            assertThat(allFound(0, BITS, 30, true)).isTrue();
            assertThat(allFound(0, BITS, 30, false)).isFalse();
        }
    }

    /** Any bit of a stream, headers, delimiters and escapes too: what is delivered is what was sent, or an error. */
    @Nested
    class AnywhereInTheStream {

        private static final List<String> SENT = List.of("123456789", "0", "a b c d e f", "last");

        private static byte[] stream(Framing framing) {
            StringBuilder stream = new StringBuilder();
            for (String message : SENT) {
                byte[] frame = Encoding.frame(framing, message.getBytes(StandardCharsets.ISO_8859_1));
                stream.append(new String(frame, StandardCharsets.ISO_8859_1));
            }
            return Delivery.bytes(stream.toString());
        }

        /** Payloads, and faults in angle brackets, up to the first behind which no border is certain. */
        private static List<String> events(Framing framing, byte[] stream) {
            List<String> events = new ArrayList<>();
            Deframer deframer = framing.newDeframer();
            ByteBuf in = Unpooled.wrappedBuffer(stream);
            boolean inStep = true;
            boolean more = true;
            while (inStep && more) {
                try {
                    ByteBuf payload = deframer.next(in);
                    if (payload == null) {
                        more = false;
                        payload = deframer.end(in);
                    }
                    if (payload != null) {
                        events.add(payload.toString(StandardCharsets.ISO_8859_1));
                        payload.skipBytes(payload.readableBytes());
                        deframer.release(in);
                    }
                } catch (FrameTooLongException | CorruptFrameException | TruncatedFrameException bad) {
                    events.add("<" + bad.getMessage() + ">");
                    inStep = ((BadFrame) bad).inStep();
                }
            }
            return events;
        }

        private static boolean isSubsequence(List<String> some, List<String> all) {
            Iterator<String> rest = all.iterator();
            return some.stream().allMatch(one -> {
                while (rest.hasNext()) {
                    if (rest.next().equals(one)) {
                        return true;
                    }
                }
                return false;
            });
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "delimiter(\"$_\")",
                    "delimiter(\"\\r\\n\", \"\\n\")",
                    "delimiter(\"|\", unterminated=deliver)",
                    "line",
                    "line(strict)",
                    "line(unterminated=deliver)",
                    "cobs",
                    "slip",
                    "length-header(1)",
                    "length-header(4)",
                    "length-header(2, magic=\"\\xca\\xfe\")",
                    "varint-header",
                    "fixed-length(16, pad=0x20)",
                    "fixed-length(16, pad=iso7816)"
                })
        void noFlippedBitDeliversADamagedMessage(String spec) {
            Framing framing = framing(spec);
            byte[] stream = stream(framing);
            assertThat(Delivery.oneByOne(framing, stream, false)).isEqualTo(SENT);
            for (int bit = 0; bit < stream.length * 8; bit++) {
                byte[] bad = stream.clone();
                flip(bad, bit);
                List<String> found = events(framing, bad);
                List<String> delivered =
                        found.stream().filter(event -> !event.startsWith("<")).toList();
                assertThat(isSubsequence(delivered, SENT))
                        .as("%s, bit %s: %s", framing, bit, found)
                        .isTrue();
                assertThat(found).as("%s, bit %s", framing, bit).anyMatch(event -> event.startsWith("<"));
            }
        }
    }
}

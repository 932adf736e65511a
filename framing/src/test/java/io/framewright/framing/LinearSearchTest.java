package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.buffer.UnpooledDirectByteBuf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However a stream is cut, and whatever is in it, a byte is looked at a few times at most. */
class LinearSearchTest {

    private static final int LENGTH = 1 << 16;

    /** A word that is looked at counts as eight bytes, and may begin at every second byte. */
    private static final int MOST_PER_BYTE = 8;

    @ParameterizedTest
    @CsvSource({
        "'delimiter(\"aaaaaaaaaaaaaaab\")', a",
        "'delimiter(\"aab\", \"ab\", \"abb\")', a",
        "'delimiter(\"x\", \"xaaab\")', xaa",
        "'delimiter(\"$_\")', $",
        "'delimiter(\"$_\")', $x",
        "'delimiter(\"ab\", \"cd\", \"ef\")', ace",
        "line, '\r'",
        "line(strict), '\rx'",
        "'line(max=10)', x",
        "cobs, x",
        "'slip(max=10)', x",
        "slip, x"
    })
    void bytesAreNotLookedAtAgain(String spec, String repeated) {
        for (int piece : new int[] {1, 7, 1024, LENGTH}) {
            CountingBuffer in = new CountingBuffer();
            try {
                Deframer deframer = Framings.parse(spec).newDeframer();
                for (int from = 0; from < LENGTH; from += piece) {
                    for (int i = from; i < Math.min(LENGTH, from + piece); i++) {
                        in.writeByte(repeated.charAt(i % repeated.length()));
                    }
                    readAll(deframer, in);
                }
                assertThat(in.looks)
                        .as("bytes looked at in %s of %s bytes, in pieces of %s", spec, LENGTH, piece)
                        .isLessThan((long) LENGTH * MOST_PER_BYTE);
            } finally {
                in.release();
            }
        }
    }

    private static void readAll(Deframer deframer, CountingBuffer in) {
        while (true) {
            try {
                if (deframer.next(in) == null) {
                    return;
                }
                deframer.release(in);
            } catch (FrameTooLongException expected) {
                assertThat(expected.inStep()).isTrue();
            }
        }
    }

    private static final class CountingBuffer extends UnpooledDirectByteBuf {

        private long looks;

        CountingBuffer() {
            super(UnpooledByteBufAllocator.DEFAULT, LENGTH, LENGTH);
        }

        @Override
        public byte getByte(int index) {
            looks++;
            return super.getByte(index);
        }

        @Override
        public long getLongLE(int index) {
            looks += Long.BYTES;
            return super.getLongLE(index);
        }
    }
}

package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ByteSearchTest {

    private static final long SEED = 0x5ea7c4;

    @Test
    void findsWhatALoopFinds() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 1_000; round++) {
            // Few different values, neighbours among them: a borrow from a zero byte is what could go wrong.
            byte[] bytes = new byte[random.nextInt(1, 40)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (random.nextInt(4) + (random.nextBoolean() ? 0x7f : 0));
            }
            byte wanted = bytes[random.nextInt(bytes.length)];
            byte other = (byte) (random.nextInt(3) + 0x7f);
            int from = random.nextInt(bytes.length);
            int to = random.nextInt(from, bytes.length + 1);
            everyBuffer(bytes, from, to, wanted, other);
        }
    }

    private static void everyBuffer(byte[] bytes, int from, int to, byte wanted, byte other) {
        ByteBuf heap =
                Unpooled.wrappedBuffer(new byte[3], bytes).copy().readerIndex(3).slice();
        ByteBuf direct = Unpooled.directBuffer(bytes.length).writeBytes(bytes);
        ByteBuf composite = Unpooled.wrappedBuffer(
                heap.copy(0, bytes.length / 2), heap.copy(bytes.length / 2, (bytes.length + 1) / 2));
        for (ByteBuf in : new ByteBuf[] {heap, direct, composite}) {
            assertThat(ByteSearch.indexOf(in, from, to, wanted)).isEqualTo(first(bytes, from, to, wanted, wanted));
            assertThat(ByteSearch.indexOf(in, from, to, wanted, other))
                    .isEqualTo(first(bytes, from, to, wanted, other));
            assertThat(ByteSearch.lastIndexOf(in, from, to, wanted, other))
                    .isEqualTo(last(bytes, from, to, wanted, other));
            in.release();
        }
    }

    private static int first(byte[] bytes, int from, int to, byte wanted, byte other) {
        int i = from;
        while (i < to && bytes[i] != wanted && bytes[i] != other) {
            i++;
        }
        return i;
    }

    private static int last(byte[] bytes, int from, int to, byte wanted, byte other) {
        int i = to - 1;
        while (i >= from && bytes[i] != wanted && bytes[i] != other) {
            i--;
        }
        return i;
    }
}

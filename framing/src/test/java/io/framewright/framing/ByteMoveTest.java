package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Twenty bytes, moved within buffers that have room for no more than they need. */
class ByteMoveTest {

    private static final int SIZE = 30;

    static Stream<Supplier<ByteBuf>> buffers() {
        return Stream.of(
                () -> Unpooled.buffer(SIZE, SIZE),
                () -> Unpooled.directBuffer(SIZE, SIZE),
                () -> Unpooled.buffer(SIZE + 5, SIZE + 5).slice(5, SIZE).clear(),
                () -> Encoding.composite(SIZE));
    }

    private static ByteBuf numbers(Supplier<ByteBuf> buffer) {
        ByteBuf out = buffer.get();
        for (int i = 0; i < 20; i++) {
            out.writeByte(i);
        }
        return out;
    }

    private static List<Integer> bytes(ByteBuf out, int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> (int) out.getByte(i)).toList();
    }

    private static Integer[] range(int from, int to) {
        return IntStream.range(from, to).boxed().toArray(Integer[]::new);
    }

    @ParameterizedTest
    @MethodSource("buffers")
    void whatStandsBehindAnIndexMovesUp(Supplier<ByteBuf> buffer) {
        ByteBuf out = numbers(buffer);
        ByteMove.up(out, 3, 10);

        assertThat(out.writerIndex()).isEqualTo(30);
        assertThat(bytes(out, 0, 3)).containsExactly(range(0, 3));
        assertThat(bytes(out, 13, 30)).containsExactly(range(3, 20));
        out.release();
    }

    @ParameterizedTest
    @MethodSource("buffers")
    void aPartMovesDown(Supplier<ByteBuf> buffer) {
        ByteBuf out = numbers(buffer);
        ByteMove.down(out, 6, 10, 4);

        assertThat(ByteBufUtil.getBytes(out)).hasSize(20);
        assertThat(bytes(out, 0, 4)).containsExactly(range(0, 4));
        assertThat(bytes(out, 4, 14)).containsExactly(range(6, 16));
        assertThat(bytes(out, 14, 20)).containsExactly(range(14, 20));
        out.release();
    }
}

package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CumulationTest {

    private static final ByteBufAllocator ALLOC = UnpooledByteBufAllocator.DEFAULT;

    private final Cumulation cumulation = new Cumulation(false, true);

    @AfterEach
    void release() {
        cumulation.release();
    }

    private ByteBuf buffer() {
        return Objects.requireNonNull(cumulation.buffer());
    }

    private static ByteBuf direct(int length) {
        return Unpooled.directBuffer(length).writeZero(length);
    }

    @Test
    void betweenTwoFramesNothingIsHeld() {
        cumulation.add(direct(100), 0, ALLOC);
        buffer().skipBytes(100);
        cumulation.settle(0, ALLOC);

        assertThat(cumulation.buffer()).isNull();
    }

    @Test
    void directReadsAreWorkedOnInAnArray() {
        cumulation.add(direct(100), 0, ALLOC);

        assertThat(buffer().hasArray()).isTrue();
    }

    @Test
    void theRestOfALargeReadMovesToASmallBuffer() {
        cumulation.add(direct(60_000), 0, ALLOC);
        buffer().skipBytes(59_990);
        cumulation.settle(0, ALLOC);

        assertThat(buffer().readableBytes()).isEqualTo(10);
        assertThat(buffer().capacity()).isLessThan(100);
    }

    @Test
    void aHeapReadIsLetGoWhenItsRestIsKept() {
        ByteBuf read = Unpooled.buffer().writeZero(1000);
        cumulation.add(read, 0, ALLOC);
        buffer().skipBytes(900);
        cumulation.settle(0, ALLOC);

        assertThat(read.refCnt()).isZero();
        assertThat(buffer().readableBytes()).isEqualTo(100);
    }

    /** A peer that declares a long frame and sends five bytes of it gets no memory for the frame. */
    @Test
    void aDeclaredLengthAloneGetsLittleMemory() {
        cumulation.add(direct(5), 0, ALLOC);
        cumulation.settle(Integer.MAX_VALUE - 100, ALLOC);

        assertThat(buffer().capacity()).isLessThanOrEqualTo(8 * 1024);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 1024, 30_000})
    void aLongFrameInPiecesTakesNoMoreThanItselfAndAGrowthStep(int piece) {
        int length = 100_000;
        int received = 0;
        while (received < length) {
            int size = Math.min(piece, length - received);
            int missing = received == 0 ? 0 : length - received;
            cumulation.add(direct(size), missing, ALLOC);
            received += size;
            cumulation.settle(length - received, ALLOC);

            assertThat(buffer().readableBytes()).isEqualTo(received);
            assertThat(buffer().capacity()).isLessThanOrEqualTo(length);
        }
    }

    /** Bytes are moved when the buffer grows, and it grows by a factor: so the work is linear. */
    @Test
    void aFrameOfUnknownLengthMovesAFewTimesOnly() {
        int moves = 0;
        int capacity = 0;
        for (int i = 0; i < 20_000; i++) {
            cumulation.add(direct(10), 0, ALLOC);
            cumulation.settle(0, ALLOC);
            if (buffer().capacity() != capacity) {
                moves++;
                capacity = buffer().capacity();
            }
        }

        assertThat(buffer().readableBytes()).isEqualTo(200_000);
        assertThat(moves).isLessThan(30);
    }

    @Test
    void twoChannelsOfAThreadDoNotShareTheArrayAtOnce() {
        Cumulation other = new Cumulation(false, true);
        cumulation.add(Unpooled.directBuffer().writeByte(1), 0, ALLOC);
        other.add(Unpooled.directBuffer().writeByte(2), 0, ALLOC);

        assertThat(buffer().getByte(0)).isEqualTo((byte) 1);
        assertThat(Objects.requireNonNull(other.buffer()).getByte(0)).isEqualTo((byte) 2);
        other.release();
    }

    @Test
    void takenBytesDoNotLieInTheThreadsArray() {
        cumulation.add(Unpooled.directBuffer().writeByte(1), 0, ALLOC);
        ByteBuf taken = Objects.requireNonNull(cumulation.take(ALLOC));
        Cumulation other = new Cumulation(false, true);
        other.add(Unpooled.directBuffer().writeByte(2), 0, ALLOC);

        assertThat(taken.readByte()).isEqualTo((byte) 1);
        taken.release();
        other.release();
    }

    @Test
    void aSliceThatWasHandedOutIsNotWrittenOver() {
        Cumulation sharing = new Cumulation(true, false);
        sharing.add(Unpooled.buffer().writeBytes(new byte[] {1, 2, 3, 4}), 0, ALLOC);
        ByteBuf slice = Objects.requireNonNull(sharing.buffer()).readRetainedSlice(2);
        sharing.settle(0, ALLOC);
        sharing.add(Unpooled.buffer().writeBytes(new byte[] {5, 6}), 0, ALLOC);
        ByteBuf rest = Objects.requireNonNull(sharing.buffer());

        assertThat(slice.getShort(0)).isEqualTo((short) 0x0102);
        assertThat(rest.getInt(rest.readerIndex())).isEqualTo(0x03040506);
        slice.release();
        sharing.release();
    }
}

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

    @Test
    void aReadIsWorkedOnWhereItIsUnlessAnArrayIsWanted() {
        Cumulation inPlace = new Cumulation(false, false);
        ByteBuf read = direct(100);
        inPlace.add(read, 0, ALLOC);
        assertThat(inPlace.buffer()).isSameAs(read);
        inPlace.release();
        assertThat(read.refCnt()).isZero();
    }

    @Test
    void aReadThatIsAnArrayOrLongIsNotCopied() {
        ByteBuf array = Unpooled.buffer().writeZero(100);
        cumulation.add(array, 0, ALLOC);
        assertThat(cumulation.buffer()).isSameAs(array);
        cumulation.release();

        ByteBuf longRead = direct(64 * 1024 + 1);
        cumulation.add(longRead, 0, ALLOC);
        assertThat(cumulation.buffer()).isSameAs(longRead);
        cumulation.release();

        ByteBuf longest = direct(64 * 1024);
        cumulation.add(longest, 0, ALLOC);
        assertThat(buffer().hasArray()).isTrue();
        assertThat(longest.refCnt()).isZero();
    }

    @Test
    void theThreadsArrayIsUsedAgain() {
        cumulation.add(direct(10), 0, ALLOC);
        ByteBuf array = buffer();
        cumulation.release();
        cumulation.add(direct(20), 0, ALLOC);

        assertThat(buffer()).isSameAs(array);
        assertThat(buffer().readableBytes()).isEqualTo(20);
    }

    @Test
    void aBeginningIsKeptInABufferAsLongAsTheFrame() {
        cumulation.add(direct(5), 0, ALLOC);
        cumulation.settle(100, ALLOC);
        assertThat(buffer().capacity()).isEqualTo(105);

        ByteBuf own = buffer();
        cumulation.add(direct(30), 100, ALLOC);
        assertThat(buffer()).isSameAs(own);
        assertThat(buffer().readableBytes()).isEqualTo(35);
    }

    @Test
    void aFrameOfUnknownLengthGetsTwiceWhatHasArrived() {
        cumulation.add(direct(50), 0, ALLOC);
        cumulation.settle(0, ALLOC);
        assertThat(buffer().capacity()).isEqualTo(100);
    }

    /** What has arrived counts four times, or 8 KiB. */
    @Test
    void aLongFrameGetsNoMoreThanFourTimesOfWhatHasArrived() {
        cumulation.add(direct(5_000), 0, ALLOC);
        cumulation.settle(32_000, ALLOC);
        assertThat(buffer().capacity()).isEqualTo(20_000);
    }

    @Test
    void aShortBeginningJoinsALongerReadInTheThreadsArray() {
        cumulation.add(direct(10), 0, ALLOC);
        ByteBuf array = buffer();
        cumulation.settle(0, ALLOC);
        ByteBuf own = buffer();
        cumulation.add(direct(10), 10, ALLOC);

        assertThat(buffer()).isSameAs(array);
        assertThat(buffer().readableBytes()).isEqualTo(20);
        assertThat(own.refCnt()).isZero();
    }

    @Test
    void aLongBeginningDoesNotMoveWithEveryRead() {
        cumulation.add(direct(11), 0, ALLOC);
        ByteBuf array = buffer();
        cumulation.settle(0, ALLOC);
        cumulation.add(direct(10), 0, ALLOC);
        assertThat(buffer()).as("the read is shorter").isNotSameAs(array);
        cumulation.release();

        cumulation.add(direct(10), 0, ALLOC);
        cumulation.settle(0, ALLOC);
        cumulation.add(direct(10), 11, ALLOC);
        assertThat(buffer()).as("more is missing").isNotSameAs(array);
        cumulation.release();

        cumulation.add(direct(10), 0, ALLOC);
        cumulation.settle(0, ALLOC);
        cumulation.add(direct(64 * 1024 - 9), 0, ALLOC);
        assertThat(buffer()).as("both do not fit").isNotSameAs(array);
        assertThat(buffer().readableBytes()).isEqualTo(64 * 1024 + 1);
    }

    @Test
    void aBufferThatIsMostlyConsumedMakesRoomForTheRest() {
        Cumulation inPlace = new Cumulation(false, false);
        inPlace.add(direct(500), 0, ALLOC);
        inPlace.settle(500, ALLOC);
        inPlace.add(direct(500), 500, ALLOC);
        ByteBuf own = Objects.requireNonNull(inPlace.buffer());
        own.skipBytes(500);
        inPlace.settle(0, ALLOC);
        assertThat(inPlace.buffer()).as("half is in use").isSameAs(own);

        own.skipBytes(1);
        inPlace.settle(0, ALLOC);
        ByteBuf rest = Objects.requireNonNull(inPlace.buffer());
        assertThat(rest).isNotSameAs(own);
        assertThat(rest.readableBytes()).isEqualTo(499);
        assertThat(own.refCnt()).isZero();
        inPlace.release();
    }

    @Test
    void nothingIsTakenWhereNothingIsLeft() {
        assertThat(cumulation.take(ALLOC)).isNull();
        ByteBuf read = Unpooled.buffer().writeZero(10);
        cumulation.add(read, 0, ALLOC);
        read.skipBytes(10);

        assertThat(cumulation.take(ALLOC)).isNull();
        assertThat(cumulation.buffer()).isNull();
        assertThat(read.refCnt()).isZero();
    }

    @Test
    void aReadIsTakenAsItIs() {
        ByteBuf read = Unpooled.buffer().writeZero(10);
        cumulation.add(read, 0, ALLOC);

        assertThat(cumulation.take(ALLOC)).isSameAs(read);
        assertThat(cumulation.buffer()).isNull();
        read.release();
    }
}

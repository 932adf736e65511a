package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LongFrameArrayTest {

    private static final ByteBufAllocator ALLOC = UnpooledByteBufAllocator.DEFAULT;
    private static final int MIB = 1 << 20;

    private final List<Cumulation> open = new ArrayList<>();

    private Cumulation cumulation() {
        Cumulation cumulation = new Cumulation(false, false);
        open.add(cumulation);
        return cumulation;
    }

    /** Runs a test on a thread that has kept nothing yet. */
    private void onNewThread(Runnable test) throws InterruptedException {
        List<Throwable> failures = new ArrayList<>();
        Thread thread = new Thread(() -> {
            try {
                test.run();
            } finally {
                open.forEach(Cumulation::release);
            }
        });
        thread.setUncaughtExceptionHandler((t, failure) -> failures.add(failure));
        thread.start();
        thread.join();
        assertThat(failures).isEmpty();
    }

    /** Receives the beginning of a frame of so many bytes in reads of 1 KiB. */
    private static ByteBuf receive(Cumulation cumulation, int bytes, int length) {
        for (int received = 0; received < bytes; received += 1024) {
            int missing = received == 0 ? 0 : length - received;
            cumulation.add(Unpooled.directBuffer(1024).writeZero(1024), missing, ALLOC);
            cumulation.settle(length - received - 1024, ALLOC);
        }
        return Objects.requireNonNull(cumulation.buffer());
    }

    @Test
    void theNextLongFrameLiesInTheArrayOfTheLastOne() throws InterruptedException {
        onNewThread(() -> {
            Cumulation cumulation = cumulation();
            byte[] first = receive(cumulation, MIB, MIB).array();
            cumulation.release();

            assertThat(receive(cumulation, MIB, MIB).array()).isSameAs(first);
        });
    }

    @Test
    void twoFramesNeverLieInTheSameArray() throws InterruptedException {
        onNewThread(() -> {
            Cumulation cumulation = cumulation();
            receive(cumulation, MIB, MIB);
            cumulation.release();

            assertThat(receive(cumulation, MIB, MIB).array())
                    .isNotSameAs(receive(cumulation(), MIB, MIB).array());
        });
    }

    /**
     * Else a peer could have every array that another one's frames leave behind, for a declared length and a few bytes,
     * and keep them.
     */
    @Test
    void aKeptArrayIsNoLongerThanEightTimesWhatArrived() throws InterruptedException {
        onNewThread(() -> {
            Cumulation cumulation = cumulation();
            receive(cumulation, MIB, MIB);
            cumulation.release();
            int received = 0;
            for (int i = 0; i < 100; i++) {
                received += 1024;
                Cumulation slow = cumulation();

                assertThat(receive(slow, received, MIB).capacity()).isLessThanOrEqualTo(Math.max(8192, 8 * received));
                slow.release();
            }
        });
    }

    @Test
    void anArrayOfMoreThanFourMebibytesIsNotKept() throws InterruptedException {
        onNewThread(() -> {
            Cumulation cumulation = cumulation();
            ByteBuf array = receive(cumulation, 5 * MIB, 5 * MIB);
            cumulation.release();

            assertThat(array.refCnt()).isZero();
        });
    }

    /** What is handed out may be kept by its receiver for as long as he likes. */
    @Test
    void slicesThatMayBeKeptDoNotLieInIt() throws InterruptedException {
        onNewThread(() -> {
            Cumulation sharing = new Cumulation(true, false);
            open.add(sharing);
            ByteBuf slice = receive(sharing, MIB, MIB).retainedSlice();
            sharing.release();

            assertThat(slice.refCnt()).isPositive();
            slice.release();
        });
    }

    @Test
    void bytesTakenOutOfItAreReleasedByWhoTookThem() throws InterruptedException {
        onNewThread(() -> {
            Cumulation cumulation = cumulation();
            receive(cumulation, MIB, MIB);
            ByteBuf taken = Objects.requireNonNull(cumulation.take(ALLOC));

            assertThat(taken.release()).isTrue();
            assertThat(receive(cumulation, MIB, MIB).readableBytes()).isEqualTo(MIB);
        });
    }

    private static ByteBuf array(int capacity) {
        return Unpooled.buffer(capacity, capacity);
    }

    private static @Nullable ByteBuf kept() {
        return LongFrameArray.take(0, 0, Integer.MAX_VALUE);
    }

    @Test
    void ofTwoArraysTheLongerOneIsKept() throws InterruptedException {
        onNewThread(() -> {
            ByteBuf first = array(MIB);
            ByteBuf same = array(MIB);
            ByteBuf longer = array(MIB + 1);
            LongFrameArray.back(first);
            LongFrameArray.back(same);
            assertThat(same.refCnt()).isZero();
            LongFrameArray.back(longer);
            assertThat(first.refCnt()).isZero();
            LongFrameArray.back(array(MIB));

            assertThat(kept()).isSameAs(longer);
            assertThat(kept()).isNull();
            longer.release();
        });
    }

    @Test
    void fourMebibytesAreKeptAndNoByteMore() throws InterruptedException {
        onNewThread(() -> {
            ByteBuf longest = array(4 * MIB);
            LongFrameArray.back(longest);
            assertThat(kept()).isSameAs(longest);
            ByteBuf tooLong = array(4 * MIB + 1);
            LongFrameArray.back(tooLong);
            assertThat(kept()).isNull();
            longest.release();
        });
    }

    @Test
    void aKeptArrayIsTakenIfItIsLongEnoughAndNotTooLong() throws InterruptedException {
        onNewThread(() -> {
            ByteBuf array = array(MIB);
            LongFrameArray.back(array);
            assertThat(LongFrameArray.take(0, MIB + 1, 2 * MIB)).isNull();
            assertThat(LongFrameArray.take(0, 0, MIB - 1)).isNull();
            assertThat(LongFrameArray.take(0, MIB, MIB)).isSameAs(array);
            array.release();
        });
    }

    @Test
    void newArraysBeginWithHalfAMebibyte() throws InterruptedException {
        onNewThread(() -> {
            assertThat(LongFrameArray.take(MIB / 2 - 1, 0, 0)).isNull();
            ByteBuf made = Objects.requireNonNull(LongFrameArray.take(MIB / 2, 0, 0));
            assertThat(made.capacity()).isEqualTo(MIB / 2);
            made.release();
        });
    }
}

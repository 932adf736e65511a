package io.framewright.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LongFrameTest {

    private static final int SLACK = 64 << 10;

    @ParameterizedTest
    @EnumSource(Splitting.class)
    void frameIsReceivedOnEachSideAgainAndAgain(Splitting splitting) {
        for (Side side : splitting.isInNetty() ? Side.values() : new Side[] {Side.FRAMEWRIGHT}) {
            if (side == Side.BY_HAND) {
                continue;
            }
            LongFrameBenchmark benchmark = new LongFrameBenchmark();
            benchmark.framing = splitting.label();
            benchmark.size = 40_000;
            benchmark.side = side.label();
            benchmark.open();
            assertThat(benchmark.read() + benchmark.read()).as("%s", side).isEqualTo(2);
            benchmark.close();
        }
    }

    /**
     * While a frame comes, a peer makes us hold its bytes once, and the buffer that they are about to move to, which is of
     * at most twice their number.
     */
    @ParameterizedTest
    @EnumSource(Splitting.class)
    void longFrameTakesItsBytesAndOneStepOfGrowth(Splitting splitting) {
        for (int size : new int[] {1 << 20, 64 << 20}) {
            LongFrameMemory.Taken taken = LongFrameMemory.taken(splitting, size, Side.FRAMEWRIGHT);

            assertThat(taken.most())
                    .as("%s of %d bytes", splitting.label(), size)
                    .isBetween((long) size, taken.frameLength() + (long) SLACK + taken.largest());
            assertThat(taken.largest()).as("the largest buffer").isLessThanOrEqualTo(2 * taken.frameLength());
        }
    }

    @Test
    void buffersAreCountedTwiceWhileTheyGrow() {
        CountingAllocator alloc = new CountingAllocator();
        ByteBuf buffer = alloc.directBuffer(100);
        buffer.capacity(300);
        buffer.capacity(200);
        buffer.release();

        assertThat(alloc.most()).isEqualTo(500);
        assertThat(alloc.largest()).isEqualTo(300);
    }

    @Test
    void unpooledBuffersCountWhenTheyAreSampled() {
        CountingAllocator alloc = new CountingAllocator();
        ByteBuf elsewhere = UnpooledByteBufAllocator.DEFAULT.heapBuffer(1_000);
        alloc.sample();
        elsewhere.release();
        alloc.sample();

        assertThat(alloc.most()).isEqualTo(1_000);
    }
}

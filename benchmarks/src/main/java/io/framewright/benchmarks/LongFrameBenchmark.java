package io.framewright.benchmarks;

import io.netty.buffer.ByteBufAllocator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to receive one long frame in reads of 1 KiB? The time is for the whole frame, the making of the
 * reads included, which is the same on both sides. The receivers are those of {@link SplittingBenchmark}.
 *
 * <p>{@code -p framing=cobs,slip -p side=framewright} measures what Netty has no handler for. {@code -p
 * size=1048576,4194304,16777216,67108864} shows how the time grows; Netty's grows with the square of the size behind
 * delimiters, to minutes for one frame, so leave those out for {@code stock}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {EventLoopThreads.PROPERTY, EventLoopThreads.CLASS_PROPERTY})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class LongFrameBenchmark {

    @Param({"length-header", "varint-header", "fixed-length", "delimiter-of-1", "delimiter-of-2", "line"})
    public String framing = "";

    /** The payload's bytes. */
    @Param({"1048576"})
    public int size;

    @Param({"stock", "framewright"})
    public String side = "";

    private LongFrame frame;

    @Setup
    public void open() {
        frame = new LongFrame(
                Splitting.named(framing), size, Side.named(side), new Touch.Provider(), ByteBufAllocator.DEFAULT);
    }

    @TearDown
    public void close() {
        frame.close();
    }

    @Benchmark
    public long read() {
        return frame.receive();
    }
}

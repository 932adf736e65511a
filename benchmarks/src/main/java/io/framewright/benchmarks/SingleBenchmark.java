package io.framewright.benchmarks;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
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
 * What does a message cost that is flushed by itself, and one that arrives by itself? There is nothing to share then: the
 * pattern in which {@link EncodingBenchmark} and {@link DecodingBenchmark} have 64, with one.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {EventLoopThreads.PROPERTY, EventLoopThreads.CLASS_PROPERTY})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class SingleBenchmark {

    @Param({"kryo", "msgpack", "protobuf"})
    public String codec = "";

    @Param({"tiny", "media"})
    public String message = "";

    @Param({"stock", "by-hand", "framewright"})
    public String side = "";

    private final MessageCounter receiver = new MessageCounter();
    private Object sample;
    private EmbeddedChannel out;
    private EmbeddedChannel in;
    private Burst burst;
    private ByteBuf wire;
    private int length;

    @Setup
    public void open() {
        Message measured = Message.named(message);
        Side measuredSide = Side.named(side);
        Burst.requireRoundTrip(measuredSide, measured, codec);
        sample = measured.sample(codec);
        out = new EmbeddedChannel(new DroppingHandler());
        out.pipeline().addLast(measuredSide.pipeline(measured, codec).get());
        burst = new Burst(out, 1);
        in = new EmbeddedChannel(measuredSide.pipeline(measured, codec).get());
        in.pipeline().addLast(receiver);
        wire = Burst.wire(measuredSide, measured, codec);
        length = wire.writerIndex() / Burst.LENGTH;
    }

    @TearDown
    public void close() {
        out.finishAndReleaseAll();
        in.finishAndReleaseAll();
        if (!wire.release()) {
            throw new IllegalStateException(side + " keeps what it has read");
        }
    }

    @Benchmark
    public int write() {
        return burst.write(sample);
    }

    @Benchmark
    public Object read() {
        receiver.reset();
        wire.setIndex(0, length);
        in.pipeline().fireChannelRead(wire.retain());
        in.pipeline().fireChannelReadComplete();
        return receiver.require(1);
    }
}

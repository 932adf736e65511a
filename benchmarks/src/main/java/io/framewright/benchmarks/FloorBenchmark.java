package io.framewright.benchmarks;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does an empty pipeline cost? The time is for one message, in the pattern of {@link EncodingBenchmark} and {@link
 * DecodingBenchmark}: 64 writes with a promise and a listener each, then one flush; 64 messages received, then the end of
 * the read. The message is an object that stays as it is.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {EventLoopThreads.PROPERTY, EventLoopThreads.CLASS_PROPERTY})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class FloorBenchmark {

    private final Object sample = Message.TINY.sample("jdk");
    private final MessageCounter receiver = new MessageCounter();
    private EmbeddedChannel channel;
    private Burst burst;

    @Setup
    public void open() {
        channel = new EmbeddedChannel(new DroppingHandler(), receiver);
        burst = new Burst(channel, Burst.LENGTH);
    }

    @TearDown
    public void close() {
        channel.finishAndReleaseAll();
    }

    @Benchmark
    @OperationsPerInvocation(Burst.LENGTH)
    public int write() {
        return burst.write(sample);
    }

    @Benchmark
    @OperationsPerInvocation(Burst.LENGTH)
    public Object read() {
        receiver.reset();
        for (int i = 0; i < Burst.LENGTH; i++) {
            channel.pipeline().fireChannelRead(sample);
        }
        channel.pipeline().fireChannelReadComplete();
        return receiver.require(Burst.LENGTH);
    }
}

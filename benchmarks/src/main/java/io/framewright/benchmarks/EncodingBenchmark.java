package io.framewright.benchmarks;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to write 64 messages and flush once? The time is for one message. Each write has a promise of its
 * own, with a listener; the channel's end drops the bytes. {@code bare} is the library alone, into an array that is used
 * again.
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
public class EncodingBenchmark {

    /** The library without a pipeline. */
    static final String BARE = "bare";

    @Param({"jdk", "json", "kryo", "marshalling", "marshalling-river", "msgpack", "protobuf", "protobuf-beans"})
    public String codec = "";

    @Param({"tiny", "media"})
    public String message = "";

    @Param({BARE, "stock", "by-hand", "framewright"})
    public String side = "";

    private Object sample;
    private EmbeddedChannel channel;
    private ToIntFunction<Object> subject;

    @Setup
    public void open() {
        Message measured = Message.named(message);
        sample = measured.sample(codec);
        channel = new EmbeddedChannel(new DroppingHandler());
        if (side.equals(BARE)) {
            Bare library = Bare.of(measured, codec);
            library.serialized(sample);
            subject = message -> burst(library, message);
        } else {
            Burst.requireRoundTrip(Side.named(side), measured, codec);
            channel.pipeline()
                    .addLast(Side.named(side).pipeline(measured, codec).get());
            subject = new Burst(channel, Burst.LENGTH)::write;
        }
    }

    @TearDown
    public void close() {
        channel.finishAndReleaseAll();
    }

    @Benchmark
    @OperationsPerInvocation(Burst.LENGTH)
    public int write() {
        return subject.applyAsInt(sample);
    }

    private static int burst(Bare library, Object message) {
        int sum = 0;
        for (int i = 0; i < Burst.LENGTH; i++) {
            sum += library.encode(message);
        }
        return sum;
    }
}

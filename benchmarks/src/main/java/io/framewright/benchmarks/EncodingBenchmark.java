package io.framewright.benchmarks;

import io.framewright.framing.Protocol;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
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
 * What does it cost to write 64 tiny messages and flush once? The time is for one message. Each write has a promise of
 * its own, with a listener; the channel's end drops the bytes.
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

    private static final int BURST = 64;

    @Param({"jdk", "json", "kryo", "marshalling", "marshalling-river", "msgpack", "protobuf", "protobuf-beans"})
    public String codec = "";

    private Object message;
    private EmbeddedChannel netty;
    private EmbeddedChannel framewright;
    private int written;
    private final ChannelFutureListener countWritten = future -> {
        if (future.isSuccess()) {
            written++;
        }
    };

    @Setup
    public void open() {
        message = Message.TINY.sample(codec);
        Protocol<Object> protocol = Protocol.parse("length-header(4) + " + codec, Message.TINY.types(codec));
        netty = new EmbeddedChannel(new DroppingHandler());
        netty.pipeline().addLast(Side.STOCK.pipeline(Message.TINY, codec).get());
        framewright = new EmbeddedChannel(new DroppingHandler(), protocol.newHandler());
    }

    @TearDown
    public void close() {
        netty.finishAndReleaseAll();
        framewright.finishAndReleaseAll();
    }

    @Benchmark
    @OperationsPerInvocation(BURST)
    public int netty() {
        return burst(netty);
    }

    @Benchmark
    @OperationsPerInvocation(BURST)
    public int framewright() {
        return burst(framewright);
    }

    private int burst(EmbeddedChannel channel) {
        written = 0;
        for (int i = 0; i < BURST; i++) {
            channel.pipeline().write(message).addListener(countWritten);
        }
        channel.pipeline().flush();
        if (written != BURST) {
            throw new IllegalStateException(written + " of " + BURST + " messages were written");
        }
        return written;
    }
}

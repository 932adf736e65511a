package io.framewright.benchmarks;

import io.framewright.codec.MessageTypes;
import io.framewright.framing.Protocol;
import io.framewright.framing.ProtocolListener;
import io.framewright.framing.micrometer.ProtocolMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
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
 * What does it cost one message to be counted and timed? {@code none} is a protocol without a listener, {@code silent}
 * one whose listener does nothing, which leaves the two clock readings; {@code micrometer} counts in a registry. Short
 * strings behind a length header, so that the cost is not lost in that of the codec.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(MetricsBenchmark.MESSAGES)
@Fork(
        value = 2,
        jvmArgsAppend = {EventLoopThreads.PROPERTY, EventLoopThreads.CLASS_PROPERTY})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class MetricsBenchmark {

    static final int MESSAGES = 256;
    private static final String MESSAGE = "a short message";

    @Param({"none", "silent", "micrometer"})
    public String listener = "";

    private EmbeddedChannel channel;
    private ByteBuf read;
    private long received;

    @Setup
    public void connect() {
        Protocol.Builder<String> builder =
                Protocol.builder(MessageTypes.of(String.class)).spec("length-header(4) + string");
        switch (listener) {
            case "none" -> {}
            case "silent" -> builder.listener(new ProtocolListener() {});
            case "micrometer" -> builder.listener(new ProtocolMetrics(new SimpleMeterRegistry(), "benchmark"));
            default -> throw new IllegalArgumentException("no listener is named " + listener);
        }
        Protocol<String> protocol = builder.build();
        channel = new EmbeddedChannel(protocol.newHandler((from, message) -> received += message.length()));
        read = Unpooled.directBuffer();
        for (int i = 0; i < MESSAGES; i++) {
            int start = protocol.framing().open(read);
            protocol.encoder().encode(MESSAGE, read);
            protocol.framing().close(read, start);
        }
    }

    @TearDown
    public void disconnect() {
        channel.finishAndReleaseAll();
        read.release();
    }

    @Benchmark
    public long in() {
        channel.writeInbound(read.retainedDuplicate());
        return received;
    }

    @Benchmark
    public void out() {
        for (int i = 0; i < MESSAGES; i++) {
            channel.write(MESSAGE);
        }
        channel.flush();
        for (Object sent = channel.readOutbound(); sent != null; sent = channel.readOutbound()) {
            ReferenceCountUtil.release(sent);
        }
    }
}

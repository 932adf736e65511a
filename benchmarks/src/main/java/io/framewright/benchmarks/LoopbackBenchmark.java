package io.framewright.benchmarks;

import io.netty.channel.ChannelHandler;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.AuxCounters;
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
 * How many messages a second pass one TCP connection on this machine, encoded by one event loop and decoded by another,
 * behind {@code length-header(4)}? The score is in turns; the row {@code messages} below it is what one wants to know.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class LoopbackBenchmark {

    static final String FRAMEWRIGHT = "framewright";
    static final String NETTY = "netty";

    @Param({"jdk", "json", "kryo", "marshalling", "marshalling-river", "msgpack", "protobuf", "protobuf-beans"})
    public String codec = "";

    @Param({"tiny", "media", "large"})
    public String message = "";

    @Param({NETTY, FRAMEWRIGHT})
    public String handlers = "";

    private Loopback loopback;

    /** Turns turns into messages. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Messages {
        public long messages;
    }

    @Setup
    public void connect() throws InterruptedException {
        Message measured = Message.named(message);
        loopback = new Loopback(pipeline(measured), measured.sample(codec), Turn.of(measured));
    }

    @TearDown
    public void disconnect() throws InterruptedException {
        loopback.close();
    }

    @Benchmark
    public void turn(Messages messages) throws InterruptedException {
        messages.messages += loopback.turn();
    }

    private Supplier<ChannelHandler[]> pipeline(Message measured) {
        return (handlers.equals(NETTY) ? Side.STOCK : Side.FRAMEWRIGHT).pipeline(measured, codec);
    }
}

package io.framewright.benchmarks;

import java.util.concurrent.TimeUnit;
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
 * How many messages a second pass one TCP connection on this machine, between two event loops? The score is in turns of
 * about a thousand messages; the row {@code messages} below it is what one wants to know. In a request-reply exchange, a
 * message and its reply are counted once.
 *
 * <p>{@code -p transport=epoll} needs Linux on x86-64.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class LoopbackBenchmark {

    @Param({"jdk", "json", "kryo", "marshalling", "marshalling-river", "msgpack", "protobuf", "protobuf-beans"})
    public String codec = "";

    @Param({"tiny", "media"})
    public String message = "";

    @Param({"stock", "by-hand", "framewright"})
    public String side = "";

    @Param({"1", "16", "256"})
    public int perFlush;

    @Param({"one-way", "request-reply"})
    public String exchange = "";

    @Param({"nio"})
    public String transport = "";

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
        loopback = new Loopback(
                Transport.named(transport),
                Link.Loops.TWO,
                Side.named(side).pipeline(measured, codec),
                measured.sample(codec),
                Turn.of(measured, perFlush),
                Exchange.named(exchange));
    }

    @TearDown
    public void disconnect() throws InterruptedException {
        loopback.close();
    }

    @Benchmark
    public void turn(Messages messages) throws InterruptedException {
        messages.messages += loopback.turn();
    }
}

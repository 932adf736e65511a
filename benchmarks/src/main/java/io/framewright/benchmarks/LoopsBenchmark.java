package io.framewright.benchmarks;

import java.util.ArrayList;
import java.util.List;
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
 * How does the number of messages a second grow with the event loops? Each has one connection, of which it serves both
 * ends, with 256 messages to a flush: loops have nothing in common but what the library shares.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class LoopsBenchmark {

    private static final int PER_FLUSH = 256;

    @Param({"kryo", "msgpack", "protobuf"})
    public String codec = "";

    @Param({"tiny", "media"})
    public String message = "";

    @Param({"stock", "by-hand", "framewright"})
    public String side = "";

    @Param({"1", "2"})
    public int loops;

    private final List<Loopback> loopbacks = new ArrayList<>();

    @Setup
    public void connect() throws InterruptedException {
        Message measured = Message.named(message);
        for (int i = 0; i < loops; i++) {
            loopbacks.add(new Loopback(
                    Transport.NIO,
                    Link.Loops.ONE,
                    Side.named(side).pipeline(measured, codec),
                    measured.sample(codec),
                    Turn.of(measured, PER_FLUSH),
                    Exchange.ONE_WAY));
        }
    }

    @TearDown
    public void disconnect() throws InterruptedException {
        for (Loopback loopback : loopbacks) {
            loopback.close();
        }
    }

    @Benchmark
    public void turn(LoopbackBenchmark.Messages messages) throws InterruptedException {
        for (Loopback loopback : loopbacks) {
            messages.messages += loopback.turn();
        }
    }
}

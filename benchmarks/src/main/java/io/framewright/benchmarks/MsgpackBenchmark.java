package io.framewright.benchmarks;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
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

/** What does our binding cost, beside MessagePack by hand and beside Jackson's binding? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class MsgpackBenchmark {

    @Param({"handBytes", "handCore", "arrays", "arraysDirect", "maps", "jacksonArrays", "jacksonMaps"})
    public String way = "";

    @Param({"tiny", "media"})
    public String message = "";

    private MsgpackWay subject;
    private Object sample;
    private ByteBuf buffer;

    @Setup
    public void encodeOnce() {
        Message measured = Message.named(message);
        sample = measured.sample("msgpack");
        buffer = way.equals("arraysDirect")
                ? PooledByteBufAllocator.DEFAULT.directBuffer(MsgpackWay.CAPACITY)
                : Unpooled.buffer(MsgpackWay.CAPACITY);
        subject = subject(measured);
        int length = subject.encode(sample);
        if (!subject.decode().equals(sample)) {
            throw new IllegalStateException(way + " does not give back what it was given");
        }
        System.out.println("# " + way + " takes " + length + " bytes");
    }

    private MsgpackWay subject(Message measured) {
        return switch (way) {
            case "handBytes" -> new MsgpackOnBytes(measured);
            case "handCore" -> new MsgpackOnCore(measured);
            case "jacksonArrays" -> new MsgpackOnJackson(measured, true);
            case "jacksonMaps" -> new MsgpackOnJackson(measured, false);
            case "maps" -> new MsgpackOnCodec(measured, "msgpack(maps)", buffer);
            default -> new MsgpackOnCodec(measured, "msgpack", buffer);
        };
    }

    @TearDown
    public void release() {
        buffer.release();
    }

    @Benchmark
    public int encode() {
        return subject.encode(sample);
    }

    @Benchmark
    public Object decode() {
        return subject.decode();
    }
}

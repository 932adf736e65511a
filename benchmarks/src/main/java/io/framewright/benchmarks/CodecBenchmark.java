package io.framewright.benchmarks;

import io.framewright.codec.Codec;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
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

/** What does one message cost, without any framing? The buffer is direct, as a socket's is, and used again. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 2,
        jvmArgsAppend = {EventLoopThreads.PROPERTY, EventLoopThreads.CLASS_PROPERTY})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class CodecBenchmark {

    @Param({"jdk", "json", "kryo", "marshalling", "marshalling-river", "msgpack", "protobuf", "protobuf-beans"})
    public String codec = "";

    @Param({"tiny", "media", "large"})
    public String message = "";

    private Codec<Object> subject;
    private Object sample;
    private ByteBuf encoded;
    private ByteBuf scratch;

    @Setup
    public void encodeOnce() {
        Message measured = Message.named(message);
        subject = measured.codec(codec);
        sample = measured.sample(codec);
        encoded = encodedBy(subject, sample);
        scratch = PooledByteBufAllocator.DEFAULT.directBuffer(encoded.readableBytes());
        if (!measured.same(sample, subject.decode(encoded))) {
            throw new IllegalStateException(codec + " does not give back what it was given");
        }
    }

    @TearDown
    public void release() {
        encoded.release();
        scratch.release();
    }

    @Benchmark
    public ByteBuf encode() {
        scratch.clear();
        subject.encode(sample, scratch);
        return scratch;
    }

    @Benchmark
    public Object decode() {
        encoded.readerIndex(0);
        return subject.decode(encoded);
    }

    private static ByteBuf encodedBy(Codec<Object> codec, Object message) {
        ByteBuf buffer = PooledByteBufAllocator.DEFAULT.directBuffer(codec.sizeHint(message));
        codec.encode(message, buffer);
        return buffer;
    }
}

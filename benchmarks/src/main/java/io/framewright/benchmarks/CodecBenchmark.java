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

/**
 * What does one message cost, without any framing? The buffer is direct, as a socket's is, and used again; or, if asked
 * for, on the heap. Beside codecs, {@code codec} takes libraries that there is no codec for, see {@link Bare#of}: they
 * write to an array and read from one, and the message is copied between it and the buffer.
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
public class CodecBenchmark {

    private static final int INITIAL = 4096;

    @Param({"jdk", "json", "kryo", "marshalling", "marshalling-river", "msgpack", "protobuf", "protobuf-beans"})
    public String codec = "";

    @Param({"tiny", "media", "large"})
    public String message = "";

    @Param("direct")
    public String buffer = "";

    private Codec<Object> subject;
    private Object sample;
    private ByteBuf encoded;
    private ByteBuf scratch;

    @Setup
    public void encodeOnce() {
        Message measured = Message.named(message);
        subject = LibraryCodec.orFound(measured, codec);
        sample = measured.sample(codec);
        encoded = buffer();
        subject.encode(sample, encoded);
        scratch = buffer();
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

    private ByteBuf buffer() {
        PooledByteBufAllocator allocator = PooledByteBufAllocator.DEFAULT;
        return switch (buffer) {
            case "direct" -> allocator.directBuffer(INITIAL);
            case "heap" -> allocator.heapBuffer(INITIAL);
            default -> throw new IllegalArgumentException("a buffer is direct or heap, not " + buffer);
        };
    }
}

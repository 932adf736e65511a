package io.framewright.benchmarks;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.ReferenceCounted;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
 * How does the cost of a message grow with its size? The score is for one message through our handler, written and
 * flushed, or received in reads of at most 64 KiB; the row {@code bytes} below it is for one byte of the payload.
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
public class GrowthBenchmark {

    private static final int READ_LENGTH = 64 * 1024;

    /** A codec's name for a message that is one array; with {@code -list} behind it, for a list of strings. */
    @Param({"bytes", "kryo", "msgpack", "kryo-list", "msgpack-list"})
    public String codec = "";

    @Param({"16", "128", "1024", "8192", "65536", "524288", "4194304", "16777216"})
    public int size;

    private Growing growing;
    private EmbeddedChannel writing;
    private EmbeddedChannel reading;
    private ByteBuf wire;
    private @Nullable Object received;

    /** Turns the time of a message into the time of a byte. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Bytes {
        public long bytes;
    }

    @Setup
    public void open() {
        growing = Growing.of(codec, size);
        writing = new EmbeddedChannel(new DroppingHandler(), growing.protocol().newHandler());
        reading = new EmbeddedChannel(growing.protocol().newHandler(), new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext ctx, Object message) {
                received = message;
            }
        });
        EmbeddedChannel once = new EmbeddedChannel(growing.protocol().newHandler());
        once.writeOutbound(retained());
        wire = once.readOutbound();
        once.finishAndReleaseAll();
        Object message = receive();
        if (!growing.isContentOf(message)) {
            throw new IllegalStateException(codec + " does not give back what it was given");
        }
        ReferenceCountUtil.release(message);
    }

    @TearDown
    public void close() {
        writing.finishAndReleaseAll();
        reading.finishAndReleaseAll();
        wire.release();
        ReferenceCountUtil.release(growing.message());
    }

    @Benchmark
    public boolean encode(Bytes bytes) {
        bytes.bytes += size;
        return writing.pipeline().writeAndFlush(retained()).isSuccess();
    }

    @Benchmark
    public Object decode(Bytes bytes) {
        bytes.bytes += size;
        Object message = receive();
        ReferenceCountUtil.release(message);
        return message;
    }

    private Object retained() {
        return growing.message() instanceof ReferenceCounted counted ? counted.retain() : growing.message();
    }

    private Object receive() {
        received = null;
        int length = wire.writerIndex();
        for (int from = 0; from < length; from += READ_LENGTH) {
            reading.pipeline().fireChannelRead(wire.retainedSlice(from, Math.min(READ_LENGTH, length - from)));
        }
        reading.pipeline().fireChannelReadComplete();
        if (received == null) {
            throw new IllegalStateException("no message was received");
        }
        return received;
    }
}

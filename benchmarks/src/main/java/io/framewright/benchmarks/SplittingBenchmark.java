package io.framewright.benchmarks;

import io.framewright.codec.MessageTypes;
import io.framewright.framing.Deframer;
import io.framewright.framing.Framing;
import io.framewright.framing.Protocol;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
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
 * What does it cost to find the frames in a read of 64 KiB? The score is for the whole read; the row {@code frames}
 * below it is for one frame.
 *
 * <p>{@code netty} and {@code framewright} deliver through a handler to the same receiver, and each looks at a frame's
 * first byte: Netty's as a slice, which the receiver releases, ours in a codec that reads in place. {@code
 * framewrightByteBuf} delivers buffers as Netty does, through the codec {@code bytes}. {@code deframer} is the search
 * alone, with neither channel nor receiver. {@code copy} copies the read's bytes once, from a direct buffer to one of the
 * kind that {@code buffer} says.
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
public class SplittingBenchmark {

    @Param({"length-header", "varint-header", "fixed-length", "delimiter-of-1", "delimiter-of-2", "line"})
    public String framing = "";

    @Param({"16", "64", "512"})
    public int payload;

    @Param({"direct", "heap"})
    public String buffer = "";

    private ByteBuf read;
    private ByteBuf copyFrom;
    private ByteBuf copyTo;
    private int readLength;
    private int framesInRead;
    private final FrameCounter receiver = new FrameCounter();
    private EmbeddedChannel netty;
    private EmbeddedChannel framewright;
    private EmbeddedChannel framewrightReceiver;
    private EmbeddedChannel framewrightByteBuf;
    private Deframer deframer;

    /** Turns the time of a read into the time of a frame. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Frames {
        public long frames;
    }

    @Setup
    public void open() {
        Splitting splitting = Splitting.named(framing);
        read = emptyBuffer();
        framesInRead = splitting.fill(read, payload);
        readLength = read.writerIndex();
        copyFrom = PooledByteBufAllocator.DEFAULT.directBuffer(readLength).writeBytes(read, 0, readLength);
        copyTo = emptyBuffer();
        Framing subject = splitting.framing(payload);
        deframer = subject.newDeframer();
        netty = channel(splitting.nettyHandler(payload));
        Protocol<Touch> protocol = Protocol.builder(MessageTypes.of(Touch.class))
                .framing(subject)
                .codec(new Touch.Provider())
                .build();
        framewright = channel(protocol.newHandler());
        framewrightReceiver = new EmbeddedChannel(protocol.newHandler((channel, message) -> receiver.frames++));
        framewrightByteBuf = channel(Protocol.builder(MessageTypes.of(ByteBuf.class))
                .framing(subject)
                .codec("bytes")
                .build()
                .newHandler());
    }

    @TearDown
    public void close() {
        netty.finishAndReleaseAll();
        framewright.finishAndReleaseAll();
        framewrightReceiver.finishAndReleaseAll();
        framewrightByteBuf.finishAndReleaseAll();
        read.release();
        copyFrom.release();
        copyTo.release();
    }

    @Benchmark
    public int netty(Frames frames) {
        return split(netty, frames);
    }

    @Benchmark
    public int framewright(Frames frames) {
        return split(framewright, frames);
    }

    @Benchmark
    public int framewrightReceiver(Frames frames) {
        return split(framewrightReceiver, frames);
    }

    @Benchmark
    public int framewrightByteBuf(Frames frames) {
        return split(framewrightByteBuf, frames);
    }

    @Benchmark
    public int deframer(Frames frames) {
        read.setIndex(0, readLength);
        int found = 0;
        int sum = 0;
        @Nullable ByteBuf frame;
        while ((frame = deframer.next(read)) != null) {
            sum += frame.getByte(frame.readerIndex());
            deframer.release(read);
            found++;
        }
        count(found, frames);
        return sum;
    }

    @Benchmark
    public ByteBuf copy(Frames frames) {
        copyTo.clear().writeBytes(copyFrom, 0, readLength);
        frames.frames += framesInRead;
        return copyTo;
    }

    private ByteBuf emptyBuffer() {
        return "heap".equals(buffer)
                ? PooledByteBufAllocator.DEFAULT.heapBuffer()
                : PooledByteBufAllocator.DEFAULT.directBuffer();
    }

    private int split(EmbeddedChannel channel, Frames frames) {
        receiver.frames = 0;
        read.setIndex(0, readLength);
        channel.pipeline().fireChannelRead(read.retain());
        channel.pipeline().fireChannelReadComplete();
        count(receiver.frames, frames);
        return receiver.sum;
    }

    private void count(long found, Frames frames) {
        if (found != framesInRead) {
            throw new IllegalStateException("found " + found + " of " + framesInRead + " frames");
        }
        frames.frames += found;
    }

    private EmbeddedChannel channel(ChannelHandler splitter) {
        return new EmbeddedChannel(splitter, receiver);
    }
}

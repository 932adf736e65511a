package io.framewright.benchmarks;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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
 * What does it cost to read 64 messages that arrive at once, in one direct buffer? The time is for one message, from the
 * read to the handler that receives it. {@code bare} is the library alone, from an array with as many messages.
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
public class DecodingBenchmark {

    @Param({"jdk", "json", "kryo", "marshalling", "marshalling-river", "msgpack", "protobuf", "protobuf-beans"})
    public String codec = "";

    @Param({"tiny", "media"})
    public String message = "";

    @Param({EncodingBenchmark.BARE, "stock", "by-hand", "framewright"})
    public String side = "";

    private final MessageCounter receiver = new MessageCounter();
    private EmbeddedChannel channel;
    private ByteBuf wire;
    private Supplier<Object> subject;

    @Setup
    public void open() {
        Message measured = Message.named(message);
        channel = new EmbeddedChannel();
        if (side.equals(EncodingBenchmark.BARE)) {
            Bare library = Bare.of(measured, codec);
            byte[] payload = library.serialized(measured.sample(codec));
            wire = channel.alloc().heapBuffer();
            for (int i = 0; i < Burst.LENGTH; i++) {
                wire.writeBytes(payload);
            }
            byte[] payloads = ByteBufUtil.getBytes(wire);
            subject = () -> burst(library, payloads, payload.length);
        } else {
            Side measuredSide = Side.named(side);
            Burst.requireRoundTrip(measuredSide, measured, codec);
            wire = Burst.wire(measuredSide, measured, codec);
            int length = wire.writerIndex();
            channel.pipeline()
                    .addLast(measuredSide.pipeline(measured, codec).get())
                    .addLast(receiver);
            subject = () -> burst(length);
        }
    }

    @TearDown
    public void close() {
        channel.finishAndReleaseAll();
        if (!wire.release()) {
            throw new IllegalStateException(side + " keeps what it has read");
        }
    }

    @Benchmark
    @OperationsPerInvocation(Burst.LENGTH)
    public Object read() {
        return subject.get();
    }

    private Object burst(int length) {
        receiver.reset();
        wire.setIndex(0, length);
        channel.pipeline().fireChannelRead(wire.retain());
        channel.pipeline().fireChannelReadComplete();
        return receiver.require(Burst.LENGTH);
    }

    private Object burst(Bare library, byte[] payloads, int length) {
        receiver.reset();
        for (int offset = 0; offset < payloads.length; offset += length) {
            receiver.receive(library.decode(payloads, offset, length));
        }
        return receiver.require(Burst.LENGTH);
    }
}

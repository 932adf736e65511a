package io.framewright.benchmarks;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.framewright.codec.Codec;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
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
 * By which way do Protobuf's bytes come into a buffer, and out of it, at the least cost? The codec's way against those
 * that it could have taken, and those of Netty's handlers.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class ProtobufBenchmark {

    private static final String PROTOBUF = "protobuf";
    private static final int STREAM_BUFFER = 64 * 1024;

    @Param({"tiny", "media", "large"})
    public String message = "";

    private Codec<Object> codec;
    private Message sample;
    private Parser<? extends Message> parser;
    private int size;
    private ByteBuf direct;
    private ByteBuf heap;
    private ByteBuf encodedDirect;
    private ByteBuf encodedHeap;
    private CodedOutputStream stream;

    @Setup
    public void open() {
        io.framewright.benchmarks.Message measured = io.framewright.benchmarks.Message.named(message);
        codec = measured.codec(PROTOBUF);
        sample = (Message) measured.sample(PROTOBUF);
        parser = sample.getParserForType();
        byte[] bytes = sample.toByteArray();
        size = bytes.length;
        direct = PooledByteBufAllocator.DEFAULT.directBuffer(size);
        heap = PooledByteBufAllocator.DEFAULT.heapBuffer(size);
        encodedDirect = PooledByteBufAllocator.DEFAULT.directBuffer(size).writeBytes(bytes);
        encodedHeap = PooledByteBufAllocator.DEFAULT.heapBuffer(size).writeBytes(bytes);
        stream = CodedOutputStream.newInstance(new ByteBufOutputStream(direct), STREAM_BUFFER);
    }

    @TearDown
    public void release() {
        direct.release();
        heap.release();
        encodedDirect.release();
        encodedHeap.release();
    }

    @Benchmark
    public ByteBuf encodeCodecDirect() {
        codec.encode(sample, direct.clear());
        return direct;
    }

    @Benchmark
    public ByteBuf encodeCodecHeap() {
        codec.encode(sample, heap.clear());
        return heap;
    }

    @Benchmark
    public ByteBuf encodeNioView() throws IOException {
        ByteBuffer view = direct.internalNioBuffer(0, sample.getSerializedSize());
        CodedOutputStream output = CodedOutputStream.newInstance(view);
        sample.writeTo(output);
        output.flush();
        return direct.setIndex(0, size);
    }

    @Benchmark
    public ByteBuf encodeReusedStream() throws IOException {
        direct.clear();
        sample.writeTo(stream);
        stream.flush();
        return direct;
    }

    /** What {@code ProtobufEncoder} does, and the copy into the socket's buffer that follows. */
    @Benchmark
    public ByteBuf encodeNetty() {
        ByteBuf wrapped = Unpooled.wrappedBuffer(sample.toByteArray());
        direct.clear().writeBytes(wrapped);
        wrapped.release();
        return direct;
    }

    @Benchmark
    public Object decodeCodecDirect() {
        return codec.decode(encodedDirect.readerIndex(0));
    }

    @Benchmark
    public Object decodeCodecHeap() {
        return codec.decode(encodedHeap.readerIndex(0));
    }

    @Benchmark
    public Object decodeNioView() throws IOException {
        CodedInputStream input = CodedInputStream.newInstance(encodedDirect.internalNioBuffer(0, size));
        return parser.parseFrom(input, ExtensionRegistryLite.getEmptyRegistry());
    }

    /** What {@code ProtobufDecoder} does with a direct buffer. */
    @Benchmark
    public Object decodeNetty() throws IOException {
        byte[] bytes = new byte[size];
        encodedDirect.getBytes(0, bytes, 0, size);
        return parser.parseFrom(bytes, 0, size);
    }
}

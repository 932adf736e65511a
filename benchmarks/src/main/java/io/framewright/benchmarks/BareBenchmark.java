package io.framewright.benchmarks;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.framewright.codec.Codec;
import io.framewright.examples.media.Image;
import io.framewright.examples.media.Media;
import io.framewright.examples.media.MediaContent;
import io.framewright.examples.media.Player;
import io.framewright.examples.media.Size;
import io.framewright.examples.media.Tiny;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * What does a codec cost over the library below it? {@code bare} is the library as its own documentation shows it, into
 * a byte array that is used again and from one, without limits; {@code heap} and {@code direct} are the codec on such a
 * buffer, used again.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class BareBenchmark {

    @Param({"json", "kryo"})
    public String codec = "";

    @Param({"tiny", "media"})
    public String message = "";

    @Param({"bare", "heap", "direct"})
    public String on = "";

    private Subject subject;

    /** What encodes and decodes one sample. */
    private interface Subject {
        Object encode();

        Object decode();

        default void release() {}
    }

    @Setup(Level.Trial)
    public void setUp() {
        Message measured = Message.named(message);
        if (!on.equals("bare")) {
            subject = new OnBuffer(measured.codec(codec), measured.sample(codec), on.equals("direct"));
        } else {
            subject = codec.equals("kryo")
                    ? new BareKryo(measured.sample(codec))
                    : new BareJackson(measured.sample(codec));
        }
        subject.encode();
        if (!Objects.equals(subject.decode(), measured.sample(codec))) {
            throw new IllegalStateException(codec + " does not give back what it was given");
        }
    }

    @TearDown
    public void release() {
        subject.release();
    }

    @Benchmark
    public Object encode() {
        return subject.encode();
    }

    @Benchmark
    public Object decode() {
        return subject.decode();
    }

    private static final class OnBuffer implements Subject {
        private final Codec<Object> codec;
        private final Object sample;
        private final ByteBuf buffer;

        OnBuffer(Codec<Object> codec, Object sample, boolean direct) {
            this.codec = codec;
            this.sample = sample;
            PooledByteBufAllocator allocator = PooledByteBufAllocator.DEFAULT;
            this.buffer = direct ? allocator.directBuffer(4096) : allocator.heapBuffer(4096);
        }

        @Override
        public Object encode() {
            buffer.clear();
            codec.encode(sample, buffer);
            return buffer;
        }

        @Override
        public Object decode() {
            buffer.readerIndex(0);
            return codec.decode(buffer);
        }

        @Override
        public void release() {
            buffer.release();
        }
    }

    private static final class BareKryo implements Subject {
        private final Kryo kryo = new Kryo();
        private final Output output = new Output(4096, -1);
        private final Input input = new Input(output.getBuffer());
        private final Object sample;

        BareKryo(Object sample) {
            this.sample = sample;
            for (Class<?> type : new Class<?>[] {
                MediaContent.class, Media.class, Image.class, Player.class, Size.class, Tiny.class, ArrayList.class
            }) {
                kryo.register(type);
            }
        }

        @Override
        public Object encode() {
            output.reset();
            kryo.writeObject(output, sample);
            return output;
        }

        @Override
        public Object decode() {
            input.setBuffer(output.getBuffer(), 0, output.position());
            return kryo.readObject(input, sample.getClass());
        }
    }

    private static final class BareJackson implements Subject {
        private final ObjectWriter writer;
        private final ObjectReader reader;
        private final Object sample;
        private final ByteArrayOutputStream output = new ByteArrayOutputStream(4096);
        private byte[] encoded = {};

        BareJackson(Object sample) {
            JsonMapper mapper = JsonMapper.builder().build();
            this.writer = mapper.writerFor(sample.getClass());
            this.reader = mapper.readerFor(sample.getClass());
            this.sample = sample;
            encode();
            encoded = output.toByteArray();
        }

        @Override
        public Object encode() {
            output.reset();
            writer.writeValue(output, sample);
            return output;
        }

        @Override
        public Object decode() {
            return reader.readValue(encoded);
        }
    }
}

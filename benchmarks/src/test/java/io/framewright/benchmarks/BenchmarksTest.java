package io.framewright.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.Codecs;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each benchmark does what it says, once: they check their own results. */
class BenchmarksTest {

    @ParameterizedTest
    @EnumSource(
            value = Splitting.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"COBS", "SLIP"}) // not in Netty
    void everyRowFindsAllFrames(Splitting splitting) {
        for (String buffer : List.of("direct", "heap")) {
            SplittingBenchmark benchmark = new SplittingBenchmark();
            benchmark.framing = splitting.label();
            benchmark.payload = 512;
            benchmark.buffer = buffer;
            SplittingBenchmark.Frames frames = new SplittingBenchmark.Frames();
            benchmark.open();
            benchmark.netty(frames);
            benchmark.framewright(frames);
            benchmark.framewrightByteBuf(frames);
            benchmark.deframer(frames);
            benchmark.close();
            assertThat(frames.frames).as("found by four rows").isBetween(4L * 126, 4L * 128);
        }
    }

    @ParameterizedTest
    @MethodSource("codecsAndSides")
    void allWriteAndReadTheWholeBurst(String codec, String side) {
        for (String message : List.of("tiny", "media")) {
            EncodingBenchmark encoding = new EncodingBenchmark();
            encoding.codec = codec;
            encoding.message = message;
            encoding.side = side;
            encoding.open();
            assertThat(encoding.write()).isPositive();
            encoding.close();
            DecodingBenchmark decoding = new DecodingBenchmark();
            decoding.codec = codec;
            decoding.message = message;
            decoding.side = side;
            decoding.open();
            for (int i = 0; i < 2; i++) {
                assertThat(decoding.read()).isEqualTo(Message.named(message).sample(codec));
            }
            decoding.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stock", "by-hand", "framewright"})
    void oneMessageIsWrittenAndReadByItself(String side) {
        SingleBenchmark benchmark = new SingleBenchmark();
        benchmark.codec = "kryo";
        benchmark.message = "media";
        benchmark.side = side;
        benchmark.open();
        assertThat(benchmark.write()).isEqualTo(1);
        for (int i = 0; i < 2; i++) {
            assertThat(benchmark.read()).isEqualTo(Message.MEDIA.sample("kryo"));
        }
        benchmark.close();
    }

    @Test
    void theEmptyPipelinePassesTheWholeBurst() {
        FloorBenchmark benchmark = new FloorBenchmark();
        benchmark.open();
        assertThat(benchmark.write()).isEqualTo(64);
        assertThat(benchmark.read()).isEqualTo(Message.TINY.sample("jdk"));
        benchmark.close();
    }

    @Test
    void aCopyIsTheWholeRead() {
        for (String buffer : List.of("direct", "heap")) {
            SplittingBenchmark benchmark = new SplittingBenchmark();
            benchmark.framing = "length-header";
            benchmark.payload = 60;
            benchmark.buffer = buffer;
            benchmark.open();
            ByteBuf copy = benchmark.copy(new SplittingBenchmark.Frames());
            assertThat(copy.readableBytes()).isEqualTo(64 * 1024);
            assertThat(copy.isDirect()).isEqualTo(buffer.equals("direct"));
            benchmark.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny", "media", "large"})
    void everyWayOfProtobufMakesTheSame(String message) throws Exception {
        ProtobufBenchmark benchmark = new ProtobufBenchmark();
        benchmark.message = message;
        benchmark.open();
        Object sample = Message.named(message).sample("protobuf");
        byte[] bytes = ((com.google.protobuf.Message) sample).toByteArray();
        for (ByteBuf encoded : List.of(
                benchmark.encodeCodecDirect(),
                benchmark.encodeCodecHeap(),
                benchmark.encodeNioView(),
                benchmark.encodeReusedStream(),
                benchmark.encodeNetty())) {
            assertThat(ByteBufUtil.getBytes(encoded)).isEqualTo(bytes);
        }
        assertThat(List.of(
                        benchmark.decodeCodecDirect(),
                        benchmark.decodeCodecHeap(),
                        benchmark.decodeNioView(),
                        benchmark.decodeNetty()))
                .containsOnly(sample);
        benchmark.release();
    }

    @ParameterizedTest
    @MethodSource({"codecsAndMessages", "librariesAndMessages"})
    void codecsGiveBackWhatTheyWereGiven(String codec, String message) {
        for (String buffer : List.of("direct", "heap")) {
            CodecBenchmark benchmark = new CodecBenchmark();
            benchmark.codec = codec;
            benchmark.message = message;
            benchmark.buffer = buffer;
            benchmark.encodeOnce();
            assertThat(benchmark.decode()).isEqualTo(Message.named(message).sample(codec));
            assertThat(benchmark.encode().isReadable()).isTrue();
            benchmark.release();
        }
    }

    static List<String> codecs() {
        return CompareCommand.objectCodecs();
    }

    static Stream<Arguments> codecsAndMessages() {
        return codecs().stream()
                .flatMap(codec -> Message.labels().stream().map(message -> Arguments.of(codec, message)));
    }

    static Stream<Arguments> librariesAndMessages() {
        return SideTest.LIBRARIES.stream()
                .flatMap(codec -> Message.labels().stream().map(message -> Arguments.of(codec, message)));
    }

    static Stream<Arguments> codecsAndSides() {
        return Stream.concat(SideTest.codecs(), Stream.of("jdk(class-table)", "msgpack(maps)", "msgpack-bytes"))
                .flatMap(codec ->
                        Stream.of("bare", "stock", "by-hand", "framewright").map(side -> Arguments.of(codec, side)));
    }

    @Test
    void librariesWithoutCodecAreNotCompared() {
        assertThat(codecs()).doesNotContainAnyElementsOf(SideTest.LIBRARIES);
    }

    @Test
    void codecsForFramingAloneAreNotCompared() {
        assertThat(Codecs.all()).containsKeys("bytes", "string");
        assertThat(codecs()).isNotEmpty().doesNotContain("bytes", "string");
    }
}

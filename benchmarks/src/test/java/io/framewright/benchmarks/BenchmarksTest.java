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
    @EnumSource(value = Splitting.class, mode = EnumSource.Mode.EXCLUDE, names = {"COBS", "SLIP"}) // not in Netty
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
    @MethodSource("codecs")
    void bothPipelinesWriteTheWholeBurst(String codec) {
        EncodingBenchmark benchmark = new EncodingBenchmark();
        benchmark.codec = codec;
        benchmark.open();
        assertThat(benchmark.netty()).isEqualTo(64);
        assertThat(benchmark.framewright()).isEqualTo(64);
        benchmark.close();
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
    @MethodSource("codecsAndMessages")
    void codecsGiveBackWhatTheyWereGiven(String codec, String message) {
        CodecBenchmark benchmark = new CodecBenchmark();
        benchmark.codec = codec;
        benchmark.message = message;
        benchmark.encodeOnce();
        assertThat(benchmark.decode()).isEqualTo(Message.named(message).sample(codec));
        assertThat(benchmark.encode().isReadable()).isTrue();
        benchmark.release();
    }

    static List<String> codecs() {
        return CompareCommand.objectCodecs();
    }

    static Stream<Arguments> codecsAndMessages() {
        return codecs().stream()
                .flatMap(codec -> Message.labels().stream().map(message -> Arguments.of(codec, message)));
    }

    @Test
    void codecsForFramingAloneAreNotCompared() {
        assertThat(Codecs.all()).containsKeys("bytes", "string");
        assertThat(codecs()).isNotEmpty().doesNotContain("bytes", "string");
    }
}

package io.framewright.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.Codecs;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each benchmark does what it says, once: they check their own results. */
class BenchmarksTest {

    @ParameterizedTest
    @EnumSource(Splitting.class)
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
    @MethodSource("codecsAndMessages")
    void codecsGiveBackWhatTheyWereGiven(String codec, String message) {
        CodecBenchmark benchmark = new CodecBenchmark();
        benchmark.codec = codec;
        benchmark.message = message;
        benchmark.encodeOnce();
        assertThat(benchmark.decode()).isEqualTo(Message.named(message).sample());
        assertThat(benchmark.encode().isReadable()).isTrue();
        benchmark.release();
    }

    @ParameterizedTest
    @MethodSource("codecsAndMessages")
    void messagesPassTheLoopbackConnection(String codec, String message) throws Exception {
        for (String handlers : List.of(LoopbackBenchmark.NETTY, LoopbackBenchmark.FRAMEWRIGHT)) {
            LoopbackBenchmark benchmark = new LoopbackBenchmark();
            benchmark.codec = codec;
            benchmark.message = message;
            benchmark.handlers = handlers;
            LoopbackBenchmark.Messages messages = new LoopbackBenchmark.Messages();
            benchmark.connect();
            benchmark.turn(messages);
            benchmark.disconnect();
            assertThat(messages.messages).isPositive();
        }
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

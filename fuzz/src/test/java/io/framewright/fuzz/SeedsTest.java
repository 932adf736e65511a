package io.framewright.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeLimits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The seeds from which Jazzer starts are good messages. {@code -Dfuzz.seeds=write} writes them anew, after a format has
 * changed.
 */
class SeedsTest {

    private static final Path INPUTS = Path.of("src/test/resources/io/framewright/fuzz/CodecFuzzTestInputs");

    @SuppressWarnings("unused") // read by JUnit
    private static final List<Map.Entry<String, Target<?>>> TARGETS = List.of(
            Map.entry("bytes", Target.bytes()),
            Map.entry("string", Target.string()),
            Map.entry("jdk", Target.baskets("jdk")),
            Map.entry("marshalling", Target.baskets("marshalling")),
            Map.entry("marshallingRiver", Target.baskets("marshalling-river")),
            Map.entry("protobuf", Target.protobuf()),
            Map.entry("kryo", Target.baskets("kryo")),
            Map.entry("msgpack", Target.baskets("msgpack")),
            Map.entry("json", Target.baskets("json")),
            Map.entry("jsonDeflate", Target.jsonDeflate()),
            Map.entry("jsonLz4", Target.jsonLz4()),
            Map.entry("kryoZstd", Target.kryoZstd()));

    @ParameterizedTest
    @FieldSource("TARGETS")
    void seedsAreGoodMessages(Map.Entry<String, Target<?>> target) throws IOException {
        requireSeeds(INPUTS.resolve(target.getKey()), target.getValue());
    }

    private static <T> void requireSeeds(Path directory, Target<T> target) throws IOException {
        Codec<T> codec = target.codec(DecodeLimits.DEFAULT);
        List<T> samples = target.samples();
        for (int i = 0; i < samples.size(); i++) {
            Path seed = directory.resolve("sample" + i);
            if ("write".equals(System.getProperty("fuzz.seeds"))) {
                Files.createDirectories(directory);
                Files.write(seed, encode(codec, samples.get(i)));
            }
            T message = codec.decode(Unpooled.wrappedBuffer(Files.readAllBytes(seed)));
            assertThat(target.comparable(message)).as("%s", seed).isEqualTo(target.comparable(samples.get(i)));
        }
    }

    private static <T> byte[] encode(Codec<T> codec, T message) {
        ByteBuf out = Unpooled.buffer();
        codec.encode(message, out);
        return ByteBufUtil.getBytes(out);
    }
}

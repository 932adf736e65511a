package io.framewright.examples.peers;

import com.google.protobuf.ByteString;
import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.CodecProvider;
import io.framewright.codec.Codecs;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.MessageTypes;
import io.framewright.codec.spec.Spec;
import io.framewright.codec.spec.Term;
import io.framewright.examples.Sampler;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The values that travel between languages, and the file in which a peer finds them. */
final class Vectors {

    private static final int LONG = 1_000;

    private Vectors() {}

    /** All values that a codec's format has, by name. */
    static Map<String, Sampler> of(String codec) {
        Map<String, Sampler> vectors = new LinkedHashMap<>(everywhere());
        if (!codec.startsWith("json")) {
            vectors.put("not a number", ratio(Double.NaN));
            vectors.put("infinity", ratio(Double.POSITIVE_INFINITY));
            vectors.put("negative infinity", ratio(Double.NEGATIVE_INFINITY));
        }
        if (codec.equals("protobuf")) {
            vectors.put("negative zero", ratio(-0.0)); // JavaScript's other libraries write 0
        }
        return vectors;
    }

    private static Map<String, Sampler> everywhere() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        Map<String, Sampler> vectors = new LinkedHashMap<>();
        vectors.put("plain", new Sampler("hello", 42, 0.5, true, 1.5, List.of("a", "b"), new byte[] {1, 2, 3}));
        vectors.put("empty", new Sampler("", 0, 0, false, null, List.of(), new byte[0]));
        vectors.put(
                "unicode",
                new Sampler(
                        "Łódź 日本語 😀 \u0001\t\r\n\"\\/ \u2028\ufeff",
                        -1,
                        0.1,
                        true,
                        null,
                        List.of("", "é", "🦊"),
                        all));
        vectors.put("largest", numbers(Long.MAX_VALUE, Double.MAX_VALUE));
        vectors.put("smallest", numbers(Long.MIN_VALUE, Double.MIN_VALUE));
        vectors.put("more than a double holds", numbers((1L << 53) + 1, 1 / 3.0));
        vectors.put("32 bits", numbers(1L << 31, -1e-300));
        vectors.put("whole ratio", numbers(-129, 3));
        vectors.put(
                "long",
                new Sampler("x".repeat(LONG), 65_536, 1e21, false, -2.25, List.of("y".repeat(LONG)), new byte[LONG]));
        return vectors;
    }

    private static Sampler numbers(long big, double ratio) {
        return new Sampler("numbers", big, ratio, false, null, List.of(), new byte[0]);
    }

    private static Sampler ratio(double ratio) {
        return numbers(0, ratio);
    }

    /** What the codec takes for messages. */
    static Class<?> type(String codec) {
        return codec.equals("protobuf") ? io.framewright.examples.proto.Sampler.class : Sampler.class;
    }

    @SuppressWarnings("unchecked") // samplers only
    static Codec<Object> codec(String spec) {
        List<Term> terms = Spec.parse(spec).terms();
        CodecProvider provider = Codecs.named(terms.get(0).name());
        MessageTypes<Object> types = (MessageTypes<Object>) MessageTypes.of(type(spec));
        Codec<Object> codec = types.codec(
                provider, CodecOptions.DEFAULT.withArguments(terms.get(0).arguments()));
        for (Term decorator : terms.subList(1, terms.size())) {
            codec = Codecs.decoratorNamed(decorator.name())
                    .decorate(codec, decorator.arguments(), DecodeLimits.DEFAULT);
        }
        return codec;
    }

    static Object message(String codec, Sampler sampler) {
        if (!codec.equals("protobuf")) {
            return sampler;
        }
        io.framewright.examples.proto.Sampler.Builder message = io.framewright.examples.proto.Sampler.newBuilder()
                .setText(sampler.text())
                .setBig(sampler.big())
                .setRatio(sampler.ratio())
                .setFlag(sampler.flag())
                .addAllWords(sampler.words())
                .setBlob(ByteString.copyFrom(sampler.blob()));
        @Nullable Double nothing = sampler.nothing();
        return (nothing == null ? message : message.setNothing(nothing)).build();
    }

    static byte[] payload(String codec, Sampler sampler) {
        ByteBuf out = Unpooled.buffer();
        try {
            codec(codec).encode(message(codec, sampler), out);
            return ByteBufUtil.getBytes(out);
        } finally {
            out.release();
        }
    }

    /** Writes what a peer needs to know: values, and the bytes that are theirs on this side. Doubles are IEEE 754 in hex. */
    static void write(String codec, Path file) {
        List<Map<String, @Nullable Object>> vectors = new ArrayList<>();
        of(codec).forEach((name, sampler) -> {
            Map<String, @Nullable Object> vector = new LinkedHashMap<>();
            vector.put("name", name);
            vector.put("text", sampler.text());
            vector.put("big", Long.toString(sampler.big()));
            vector.put("ratio", bits(sampler.ratio()));
            vector.put("flag", sampler.flag());
            vector.put("nothing", bits(sampler.nothing()));
            vector.put("words", sampler.words());
            vector.put("blob", HexFormat.of().formatHex(sampler.blob()));
            vector.put("payload", HexFormat.of().formatHex(payload(codec, sampler)));
            vectors.add(vector);
        });
        JsonMapper.shared().writeValue(file, vectors);
    }

    private static @Nullable String bits(@Nullable Double value) {
        return value == null ? null : HexFormat.of().toHexDigits(Double.doubleToRawLongBits(value));
    }
}

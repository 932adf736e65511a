package io.framewright.codec.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.Codecs;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.EncodeException;
import io.framewright.codec.spec.Spec;
import io.framewright.codec.spec.SpecException;
import io.framewright.codec.testkit.CompressionContract;
import io.framewright.codec.testkit.HexVectors;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeflateCompressionTest extends CompressionContract {

    private static final HexVectors VECTORS = HexVectors.read("deflate.hex");

    @Override
    protected Compression compression() {
        return new DeflateCompression(DeflateCompression.DEFAULT_LEVEL);
    }

    @Test
    void bytesOfAnotherZlibAreDecoded() {
        assertThat(decoded("twenty")).isEqualTo("a".repeat(20));
        assertThat(decoded("tea")).isEqualTo("tea for two, and two for tea; ".repeat(3));
        assertThat(decoded("stored")).isEqualTo("tea");
    }

    @Test
    void aPresetDictionaryIsRefused() {
        assertThatThrownBy(() -> decoded("dictionary"))
                .isInstanceOf(DecodeException.class)
                .hasMessage("the zlib stream asks for a preset dictionary");
    }

    private static String decoded(String vector) {
        byte[] bytes = HexFormat.of().parseHex(VECTORS.hex(vector));
        return codec("string + deflate", String.class).decode(Unpooled.wrappedBuffer(bytes));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void everyLevelIsRead(int level) {
        String message = samples().get(2);
        ByteBuf out = Unpooled.buffer();
        codec("string + deflate(level=" + level + ")", String.class).encode(message, out);
        assertThat(codec(DecodeLimits.DEFAULT).decode(out)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    bytes + deflate                          | bytes + deflate
                    bytes + deflate(level=6)                 | bytes + deflate
                    bytes + deflate(max=1MiB, threshold=256) | bytes + deflate
                    bytes + deflate(threshold=2048, level=1) | bytes + deflate(level=1, threshold=2KiB)
                    bytes + deflate(max=100, threshold=0)    | bytes + deflate(threshold=0, max=100)
                    bytes + deflate + deflate(level=9)       | bytes + deflate + deflate(level=9)
                    """)
    void toStringIsTheSpec(String spec, String printed) {
        Codec<ByteBuf> codec = codec(spec, ByteBuf.class);
        assertThat(codec).hasToString(printed);
        assertThat(codec(printed, ByteBuf.class)).isEqualTo(codec).hasSameHashCodeAs(codec);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes + deflate(level=0)",
                "bytes + deflate(level=10)",
                "bytes + deflate(level=best)",
                "bytes + deflate(9)",
                "bytes + deflate(max=0)",
                "bytes + deflate(max=2GiB)",
                "bytes + deflate(threshold=-1)"
            })
    void wrongArgumentsAreRefused(String spec) {
        assertThatThrownBy(() -> codec(spec, ByteBuf.class)).isInstanceOf(SpecException.class);
    }

    @Test
    void codecsThatDifferAreNotEqual() {
        assertThat(codec("bytes + deflate", ByteBuf.class))
                .isNotEqualTo(codec("bytes + deflate(level=1)", ByteBuf.class))
                .isNotEqualTo(codec("bytes + deflate(threshold=1)", ByteBuf.class))
                .isNotEqualTo(codec("bytes + deflate(max=1)", ByteBuf.class))
                .isNotEqualTo(codec("bytes + deflate + deflate", ByteBuf.class));
    }

    @Test
    void levelsThatDoNotExistAreRefused() {
        assertThatThrownBy(() -> new DeflateCompression(10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a level from 1 to 9, not 10");
    }

    /** A stored payload is the input itself. */
    @Test
    void theInputIsRetainedWhereTheInnerCodecRetainsIt() {
        assertThat(codec("bytes + deflate", ByteBuf.class).retainsInput()).isTrue();
        assertThat(codec("string + deflate", String.class).retainsInput()).isFalse();
    }

    @Test
    void thePayloadBeforeCompressionIsAtMostSoLong() {
        Codec<String> codec = codec("string + deflate(max=10)", String.class);
        ByteBuf out = Unpooled.buffer();
        codec.encode("a".repeat(10), out);
        assertThat(codec.decode(out)).isEqualTo("a".repeat(10));
        out.clear();
        assertThatThrownBy(() -> codec.encode("a".repeat(11), out))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("a payload of 11 bytes is over the limit of 10 bytes");
        assertThat(out.isReadable()).isFalse();
    }

    private static <T> Codec<T> codec(String spec, Class<T> type) {
        var terms = Spec.parse(spec).terms();
        Codec<T> codec = Codecs.named(terms.get(0).name()).codecFor(type, CodecOptions.DEFAULT);
        for (var term : terms.subList(1, terms.size())) {
            codec = Codecs.decoratorNamed(term.name()).decorate(codec, term.arguments(), DecodeLimits.DEFAULT);
        }
        return codec;
    }

    @Test
    void onlyReadableBytesAreCompressed() {
        ByteBuf in = Unpooled.copiedBuffer("0123456789", StandardCharsets.US_ASCII)
                .slice(2, 7)
                .skipBytes(3);
        ByteBuf packed = Unpooled.buffer();
        ByteBuf out = Unpooled.buffer(1, in.readableBytes());
        try (Compressor compressor = compression().newCompressor();
                Decompressor decompressor = compression().newDecompressor()) {
            compressor.compress(in, packed);
            decompressor.decompress(packed, in.readableBytes(), out);
        }
        assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo("5678");
    }

    @Test
    void aStreamWithoutItsChecksumEndsEarly() {
        ByteBuf out = Unpooled.buffer();
        codec(DecodeLimits.DEFAULT).encode("a".repeat(300), out);
        assertThatThrownBy(() -> codec(DecodeLimits.DEFAULT).decode(out.readSlice(out.readableBytes() - 4)))
                .isInstanceOf(DecodeException.class)
                .hasMessage("the zlib stream ends early");
    }

    /** Both hold memory outside of the heap until they are closed. */
    @Test
    void whatIsClosedIsOfNoUse() {
        ByteBuf packed = Unpooled.buffer();
        Compressor compressor = compression().newCompressor();
        compressor.compress(Unpooled.wrappedBuffer(new byte[10]), packed);
        compressor.close();
        assertThatThrownBy(() -> compressor.compress(Unpooled.wrappedBuffer(new byte[10]), Unpooled.buffer()))
                .isInstanceOf(RuntimeException.class);

        Decompressor decompressor = compression().newDecompressor();
        decompressor.close();
        assertThatThrownBy(() -> decompressor.decompress(packed, 10, Unpooled.buffer(10)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void aCompressionPrintsItsSpec() {
        assertThat(new DeflateCompression(9)).hasToString("deflate(level=9)");
    }
}

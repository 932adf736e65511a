package io.framewright.codec.compression;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.Codecs;
import io.framewright.codec.spec.SpecText;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressedCodecTest {

    /** Makes so many bytes of whatever it gets. */
    private record To(int size) implements Compression {

        @Override
        public SpecText spec() {
            return new SpecText("to");
        }

        @Override
        public Compressor newCompressor() {
            return new Compressor() {
                @Override
                public void compress(ByteBuf in, ByteBuf out) {
                    out.writeZero(size);
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public Decompressor newDecompressor() {
            throw new UnsupportedOperationException();
        }
    }

    private static Codec<String> strings(Compression compression, int threshold) {
        return CompressedCodec.of(Codecs.named("string").codecFor(String.class, CodecOptions.DEFAULT), compression)
                .withThreshold(threshold);
    }

    @ParameterizedTest
    @CsvSource({"10, 9, 10", "10, 10, 11", "127, 126, 127", "127, 127, 128", "128, 126, 128", "128, 127, 129"})
    void aPayloadIsStoredUnlessCompressedItIsShorterHeadersIncluded(int length, int compressed, int written) {
        ByteBuf out = Unpooled.buffer();
        strings(new To(compressed), 0).encode("x".repeat(length), out);

        assertThat(out.readableBytes()).isEqualTo(written);
        assertThat(out.getByte(0) == PayloadHeader.STORED).isEqualTo(written == length + 1);
    }

    private final Codec<String> stored = strings(new To(1), Integer.MAX_VALUE);

    /** Encodes a payload of so many bytes with its header. */
    private void encode(int size) {
        stored.encode("x".repeat(size - 1), Unpooled.buffer().writeZero(5_000));
    }

    private int hint() {
        return stored.sizeHint("x".repeat(100_000)) - 1;
    }

    @Test
    void theHintIsALittleMoreThanTheLargestPayloadOfLate() {
        assertThat(hint()).isEqualTo(64);
        encode(1_000);
        assertThat(hint()).isEqualTo(1_125);
        encode(140); // an eighth
        assertThat(hint()).isEqualTo(1_125);
        encode(139);
        assertThat(hint()).isEqualTo(156);
        encode(156);
        assertThat(hint()).isEqualTo(156);
        encode(100_000);
        assertThat(hint()).isEqualTo(64 * 1024);
        assertThat(stored.sizeHint("tea")).isEqualTo(1 + 3);
    }
}

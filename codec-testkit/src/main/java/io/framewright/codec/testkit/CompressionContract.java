package io.framewright.codec.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.atIndex;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.Codecs;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.compression.CompressedCodec;
import io.framewright.codec.compression.Compression;
import io.framewright.codec.compression.Compressor;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Compression} must do around a codec; it is put around the codecs {@code string} and {@code bytes}. The
 * test of a compression extends this class and says how it is made.
 *
 * <p>{@link DecodeLimits#maxBytes} stands for the maximum before compression here, so that the tests of limits are about
 * that.
 */
public abstract class CompressionContract extends CodecContract<String> {

    private static final int[] LENGTHS = {0, 1, 2, 3, 7, 64, 127, 128, 255, 256, 1000, 16_384, 65_537, 300_000};
    private static final int BOMB = 16 << 20;

    /** What refusing a payload may allocate: exceptions, and the first buffer for what a few bytes may make. */
    private static final int MAX_ALLOCATED = 64 * 1024;

    /** Made by JUnit, for each test. */
    protected CompressionContract() {}

    /**
     * Makes the compression that is tested.
     *
     * @return a new compression, of its usual level
     */
    protected abstract Compression compression();

    @Override
    protected Codec<String> codec(DecodeLimits limits) {
        return CompressedCodec.of(inner("string", String.class), compression())
                .withThreshold(0)
                .withMax(limits.maxBytes());
    }

    /** Texts that repeat themselves, so that none of them is stored. */
    @Override
    protected List<String> samples() {
        return List.of("tea ".repeat(20), "\0".repeat(1000), words(3000), words(30_000));
    }

    private static String words(int length) {
        SplittableRandom random = new SplittableRandom(length);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append("{\"cup\": ").append(random.nextInt(1000)).append(", \"of\": \"tea für €\"}\n");
        }
        return text.toString();
    }

    /** What is too short to become shorter. Compressed bytes differ between a library's versions. */
    @Override
    protected List<Golden<String>> golden() {
        return List.of(new Golden<>("", "00"), new Golden<>("tea", "00 746561"));
    }

    @Override
    protected List<Hostile> hostile() {
        byte[] plain = samples().get(2).getBytes(StandardCharsets.UTF_8);
        byte[] packed = compressed(plain);
        byte[] bomb = compressed(new byte[BOMB]);
        int length = plain.length;
        return List.of(
                new Hostile("no byte at all", "", Reason.MALFORMED),
                new Hostile("a length alone", "0a", Reason.MALFORMED),
                new Hostile("a length cut off", "8a", Reason.MALFORMED),
                new Hostile("a length that is not in its shortest form", "8a00" + hex(packed), Reason.MALFORMED),
                new Hostile("a stored payload's mark that is not in its shortest form", "8000 61", Reason.MALFORMED),
                new Hostile("a length of 32 bits", "ffffffff0f" + hex(packed), Reason.MALFORMED),
                new Hostile("a length of six bytes", "ffffffffff01" + hex(packed), Reason.MALFORMED),
                new Hostile("one byte less declared", payload(length - 1, packed), Reason.MALFORMED),
                new Hostile("one byte more declared", payload(length + 1, packed), Reason.MALFORMED),
                new Hostile("one byte declared", payload(1, packed), Reason.MALFORMED),
                new Hostile("the maximum declared", payload(1 << 20, packed), Reason.MALFORMED),
                new Hostile("bytes that nobody has compressed", payload(length, plain), Reason.MALFORMED),
                new Hostile("two in a row", payload(2 * length, packed) + hex(packed), Reason.MALFORMED),
                new Hostile("a bomb", payload(BOMB, bomb), Reason.LIMIT_EXCEEDED),
                new Hostile("a bomb that says it is none", payload(100, bomb), Reason.MALFORMED),
                new Hostile("a bomb of the maximum, they say", payload(1 << 20, bomb), Reason.MALFORMED),
                new Hostile("2 GiB declared", payload(Integer.MAX_VALUE, packed), Reason.LIMIT_EXCEEDED),
                new Hostile(
                        "stored bytes over the limit",
                        "00" + "61".repeat(11),
                        Reason.LIMIT_EXCEEDED,
                        DecodeLimits.DEFAULT.withMaxBytes(10)));
    }

    @Override
    protected List<Limited<String>> limited() {
        return samples().stream()
                .map(sample -> {
                    int length = sample.getBytes(StandardCharsets.UTF_8).length;
                    return new Limited<>(
                            sample,
                            DecodeLimits.DEFAULT.withMaxBytes(length),
                            DecodeLimits.DEFAULT.withMaxBytes(length - 1));
                })
                .toList();
    }

    /** What is over the maximum would be refused by a peer with the same settings, so it is not sent. */
    @Override
    protected List<String> unencodable() {
        return List.of("x".repeat((1 << 20) + 1), "tea ".repeat(1 << 19));
    }

    /** Texts that repeat themselves become shorter. */
    @Test
    void samplesAreCompressed() {
        for (String sample : samples()) {
            byte[] bytes = encoded(codec(DecodeLimits.DEFAULT), sample);
            assertThat(bytes.length)
                    .as("bytes of %s", CodecProbe.show(sample))
                    .isLessThan(sample.getBytes(StandardCharsets.UTF_8).length);
            assertThat(bytes[0]).as("the header of what is compressed").isNotZero();
        }
    }

    /** Random bytes are stored behind one byte; no bytes grow by more than that. */
    @Test
    void nothingGrowsByMoreThanTheHeader() {
        Codec<ByteBuf> codec = CompressedCodec.of(inner("bytes", ByteBuf.class), compression());
        SplittableRandom random = new SplittableRandom(1);
        for (int length : LENGTHS) {
            byte[] incompressible = new byte[length];
            random.nextBytes(incompressible);
            byte[] bytes = encoded(codec, Unpooled.wrappedBuffer(incompressible));
            assertThat(bytes).as("%s random bytes", length).hasSize(length + 1).startsWith((byte) 0);
            assertThat(encoded(codec, Unpooled.wrappedBuffer(new byte[length])))
                    .as("%s zeros", length)
                    .hasSizeLessThanOrEqualTo(length + 1);
        }
    }

    /** Below the threshold payloads are stored, from it on they are compressed. */
    @Test
    void thresholdsAreKept() {
        Codec<String> codec =
                CompressedCodec.of(inner("string", String.class), compression()).withThreshold(500);
        assertThat(encoded(codec, "a".repeat(499))).hasSize(500).startsWith((byte) 0, (byte) 'a');
        assertThat(encoded(codec, "a".repeat(500))).hasSizeLessThan(400).doesNotContain(0, atIndex(0));
    }

    /** A declared length alone gets no memory, a bomb no more than what is declared. */
    @Test
    void memoryDoesNotFollowTheDeclaredLength() {
        Codec<ByteBuf> codec = CompressedCodec.of(inner("bytes", ByteBuf.class), compression());
        byte[] packed = compressed(new byte[100]);
        byte[] bomb = compressed(new byte[BOMB]);
        List<String> payloads = List.of(
                payload(CompressedCodec.DEFAULT_MAX, packed),
                payload(Integer.MAX_VALUE, packed),
                payload(BOMB, bomb),
                payload(100, bomb));
        Allocation.of(() -> requireRefused(codec, payloads.get(0))); // loads classes
        for (String payload : payloads) {
            assertThat(Allocation.of(() -> requireRefused(codec, payload)))
                    .as("bytes allocated to refuse %s", payload.substring(0, 16))
                    .isLessThan(MAX_ALLOCATED + payload.length() / 2);
        }
    }

    private static void requireRefused(Codec<ByteBuf> codec, String payload) {
        ByteBuf in = Unpooled.wrappedBuffer(HexFormat.of().parseHex(payload));
        assertThatExceptionOfType(DecodeException.class).isThrownBy(() -> codec.decode(in));
    }

    /** A decoded message that is a slice of a buffer is its receiver's alone. */
    @Test
    void slicesBelongToTheReceiver() {
        Codec<ByteBuf> codec = CompressedCodec.of(inner("bytes", ByteBuf.class), compression());
        for (int length : LENGTHS) {
            byte[] bytes = encoded(codec, Unpooled.wrappedBuffer(new byte[length]));
            for (BufferKind kind : BufferKind.values()) {
                ByteBuf in = kind.holding(bytes);
                ByteBuf message = codec.decode(in);
                in.release();
                assertThat(ByteBufUtil.getBytes(message)).isEqualTo(new byte[length]);
                assertThat(message.release() || length == 0)
                        .as("the last reference to %s bytes", length)
                        .isTrue();
            }
        }
    }

    private static <T> Codec<T> inner(String name, Class<T> type) {
        return Codecs.named(name).codecFor(type, CodecOptions.DEFAULT);
    }

    private byte[] compressed(byte[] plain) {
        ByteBuf out = Unpooled.buffer();
        try (Compressor compressor = compression().newCompressor()) {
            compressor.compress(Unpooled.wrappedBuffer(plain), out);
        }
        return ByteBufUtil.getBytes(out);
    }

    private static String payload(int length, byte[] packed) {
        ByteBuf header = Unpooled.buffer();
        int rest = length;
        while (rest > 0x7f) {
            header.writeByte((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        return ByteBufUtil.hexDump(header.writeByte(rest)) + hex(packed);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static <T> byte[] encoded(Codec<T> codec, T message) {
        ByteBuf out = Unpooled.buffer();
        codec.encode(message, out);
        return ByteBufUtil.getBytes(out);
    }
}

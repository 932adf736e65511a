package io.framewright.codec.zstd;

import com.github.luben.zstd.util.Native;
import io.framewright.codec.Codec;
import io.framewright.codec.CodecDecoratorProvider;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.compression.CompressedCodec;
import io.framewright.codec.compression.Compression;
import io.framewright.codec.compression.Compressor;
import io.framewright.codec.compression.Decompressor;
import io.framewright.codec.spec.Argument;
import io.framewright.codec.spec.ArgumentReader;
import io.framewright.codec.spec.Arguments;
import io.framewright.codec.spec.SpecText;

/**
 * Zstandard (RFC 8878): one frame without a dictionary. It works outside of the heap; each codec keeps a few contexts, of
 * up to a few megabytes each at the default level, and more at high levels.
 *
 * @param level 1 is fastest, 22 makes the shortest
 */
public record ZstdCompression(int level) implements Compression {

    /** The level if none is asked for. */
    public static final int DEFAULT_LEVEL = 3;

    private static final String NAME = "zstd";
    private static final int MIN_LEVEL = 1;
    private static final int MAX_LEVEL = 22;

    /**
     * Checks the level, and that the library works here.
     *
     * @param level 1 is fastest, 22 makes the shortest
     * @throws IllegalArgumentException if there is no such level
     * @throws IllegalStateException if the library has no native part for this machine
     */
    public ZstdCompression {
        if (level < MIN_LEVEL || level > MAX_LEVEL) {
            throw new IllegalArgumentException(expected() + level);
        }
        requireNativeLibrary();
    }

    private static void requireNativeLibrary() {
        try {
            Native.load();
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "zstd-jni has no native library for this machine ("
                            + System.getProperty("os.name") + ", " + System.getProperty("os.arch")
                            + "), or it does not load: " + e.getMessage(),
                    e);
        }
    }

    private static String expected() {
        return "expected a level from " + MIN_LEVEL + " to " + MAX_LEVEL + ", not ";
    }

    @Override
    public SpecText spec() {
        SpecText spec = new SpecText(NAME);
        return level == DEFAULT_LEVEL ? spec : spec.add("level", level);
    }

    @Override
    public Compressor newCompressor() {
        return new ZstdCompressor(level);
    }

    @Override
    public Decompressor newDecompressor() {
        return new ZstdDecompressor();
    }

    @Override
    public String toString() {
        return spec().toString();
    }

    /** Registers {@code zstd}, with the arguments {@code level=}, {@code threshold=} and {@code max=}. */
    public static final class Provider implements CodecDecoratorProvider {

        /** Made by the service loader. */
        public Provider() {}

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public <T> Codec<T> decorate(Codec<T> codec, Arguments arguments, DecodeLimits limits) {
            ArgumentReader reader = arguments.reader();
            int level = reader.option("level").map(Provider::level).orElse(DEFAULT_LEVEL);
            return CompressedCodec.of(codec, new ZstdCompression(level), reader);
        }

        private static int level(Argument argument) {
            int level = argument.integer();
            if (level < MIN_LEVEL || level > MAX_LEVEL) {
                throw argument.problem(expected() + argument);
            }
            return level;
        }
    }
}

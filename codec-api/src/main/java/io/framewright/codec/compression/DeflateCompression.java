package io.framewright.codec.compression;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecDecoratorProvider;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.spec.Argument;
import io.framewright.codec.spec.ArgumentReader;
import io.framewright.codec.spec.Arguments;
import io.framewright.codec.spec.SpecText;

/**
 * The JDK's compression: a zlib stream (RFC 1950) of DEFLATE blocks (RFC 1951), without a preset dictionary. That is
 * what HTTP calls deflate.
 *
 * @param level 1 is fastest, 9 makes the shortest
 */
public record DeflateCompression(int level) implements Compression {

    /** The level if none is asked for. */
    public static final int DEFAULT_LEVEL = 6;

    private static final String NAME = "deflate";
    private static final int MIN_LEVEL = 1;
    private static final int MAX_LEVEL = 9;

    /**
     * Checks the level.
     *
     * @param level 1 is fastest, 9 makes the shortest
     * @throws IllegalArgumentException if there is no such level
     */
    public DeflateCompression {
        if (level < MIN_LEVEL || level > MAX_LEVEL) {
            throw new IllegalArgumentException(expected() + level);
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
        return new DeflateCompressor(level);
    }

    @Override
    public Decompressor newDecompressor() {
        return new DeflateDecompressor();
    }

    @Override
    public String toString() {
        return spec().toString();
    }

    /** Registers {@code deflate}, with the arguments {@code level=}, {@code threshold=} and {@code max=}. */
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
            return CompressedCodec.of(codec, new DeflateCompression(level), reader);
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

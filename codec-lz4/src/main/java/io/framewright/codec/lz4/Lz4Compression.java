package io.framewright.codec.lz4;

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
import java.util.OptionalInt;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;

/**
 * LZ4 (the block format of lz4.org, without the frame format around it). The fast compressor has no levels; the high one,
 * several times slower and a little shorter, has. Both make blocks that are read equally fast. The library's native part
 * is used where there is one for the machine.
 */
public final class Lz4Compression implements Compression {

    private static final String NAME = "lz4";
    private static final int MIN_LEVEL = 1;
    private static final int MAX_LEVEL = 17;
    private static final Lz4Compression FAST = new Lz4Compression(OptionalInt.empty());

    private final OptionalInt level;

    private Lz4Compression(OptionalInt level) {
        this.level = level;
    }

    /**
     * Chooses the fast compressor.
     *
     * @return {@code lz4}
     */
    public static Lz4Compression fast() {
        return FAST;
    }

    /**
     * Chooses the high compressor.
     *
     * @param level 1 is fastest, 17 makes the shortest
     * @return {@code lz4(level=…)}
     * @throws IllegalArgumentException if there is no such level
     */
    public static Lz4Compression high(int level) {
        if (level < MIN_LEVEL || level > MAX_LEVEL) {
            throw new IllegalArgumentException(expected() + level);
        }
        return new Lz4Compression(OptionalInt.of(level));
    }

    private static String expected() {
        return "expected a level from " + MIN_LEVEL + " to " + MAX_LEVEL + ", not ";
    }

    @Override
    public SpecText spec() {
        SpecText spec = new SpecText(NAME);
        return level.isEmpty() ? spec : spec.add("level", level.getAsInt());
    }

    @Override
    public Compressor newCompressor() {
        LZ4Factory factory = LZ4Factory.fastestInstance();
        LZ4Compressor compressor =
                level.isEmpty() ? factory.fastCompressor() : factory.highCompressor(level.getAsInt());
        return new Lz4Compressor(compressor);
    }

    @Override
    public Decompressor newDecompressor() {
        return new Lz4Decompressor(LZ4Factory.fastestInstance().safeDecompressor());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Lz4Compression that && level.equals(that.level);
    }

    @Override
    public int hashCode() {
        return level.hashCode();
    }

    @Override
    public String toString() {
        return spec().toString();
    }

    /** Registers {@code lz4}, with the arguments {@code level=}, {@code threshold=} and {@code max=}. */
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
            Lz4Compression compression =
                    reader.option("level").map(Provider::high).orElse(FAST);
            return CompressedCodec.of(codec, compression, reader);
        }

        private static Lz4Compression high(Argument argument) {
            int level = argument.integer();
            if (level < MIN_LEVEL || level > MAX_LEVEL) {
                throw argument.problem(expected() + argument);
            }
            return Lz4Compression.high(level);
        }
    }
}

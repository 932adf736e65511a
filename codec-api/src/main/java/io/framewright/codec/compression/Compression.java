package io.framewright.codec.compression;

import io.framewright.codec.spec.SpecText;

/**
 * A way to make payloads shorter, for a {@link CompressedCodec}. Instances are immutable, safe for use from many
 * threads, and equal if their specs are.
 */
public interface Compression {

    /**
     * Begins the decorator's spec: the name, and the arguments that differ from their defaults.
     *
     * @return a new text, to which the codec adds its own arguments
     */
    SpecText spec();

    /**
     * Makes a compressor.
     *
     * @return a compressor for one thread at a time; the codec keeps it, uses it again and closes it
     */
    Compressor newCompressor();

    /**
     * Makes a decompressor.
     *
     * @return a decompressor for one thread at a time; the codec keeps it, uses it again and closes it
     */
    Decompressor newDecompressor();
}

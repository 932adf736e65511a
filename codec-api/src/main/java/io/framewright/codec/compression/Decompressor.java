package io.framewright.codec.compression;

import io.framewright.codec.DecodeException;
import io.netty.buffer.ByteBuf;

/**
 * Makes the payloads again that a {@link Compressor} made shorter, one after the other; and refuses all that is none. Not
 * safe for use from several threads at once. One that is dropped without having been closed gives back what it holds when
 * it is collected.
 */
public interface Decompressor extends AutoCloseable {

    /**
     * Decompresses a payload. The length is the sender's claim: memory must follow the bytes that can be made of those
     * that came, and never more than {@code length} bytes may be made.
     *
     * @param in the compressed bytes, all of them and nothing else; a buffer with an array, whose indices stay as they
     *     are
     * @param length how many bytes must come out, at least 1
     * @param out an empty buffer with an array, which can grow to exactly {@code length} bytes
     * @throws DecodeException if the bytes are malformed, end early, go on behind their end, or make more or fewer bytes
     *     than {@code length}; this decompressor is then closed
     */
    void decompress(ByteBuf in, int length, ByteBuf out);

    /** Gives back what this holds outside of the heap. */
    @Override
    void close();
}

package io.framewright.codec.compression;

import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;

/**
 * Makes payloads shorter, one after the other. Not safe for use from several threads at once. One that is dropped without
 * having been closed gives back what it holds when it is collected.
 */
public interface Compressor extends AutoCloseable {

    /**
     * Compresses a payload. What one call does depends on no other call.
     *
     * @param in its bytes, at least one; a buffer with an array, whose indices stay as they are
     * @param out where the compressed bytes are appended; a buffer with an array, which grows as needed
     * @throws EncodeException if the library fails; this compressor is then closed
     */
    void compress(ByteBuf in, ByteBuf out);

    /** Gives back what this holds outside of the heap. */
    @Override
    void close();
}

package io.framewright.codec;

import io.netty.buffer.ByteBuf;

/**
 * Turns bytes into messages. Decoders are safe for use from many threads at once.
 *
 * @param <T> the messages' type
 */
public interface Decoder<T> {

    /**
     * Reads exactly one message: all of the buffer's readable bytes. Bytes left over are an error.
     *
     * <p>The buffer is only read, never written. After success its reader index equals its writer index; after failure
     * its reader index may be anywhere, and the decoder is ready for the next message.
     *
     * @param in a buffer whose readable bytes are one message; heap, direct or composite; stays the caller's, who may
     *     reuse its memory as soon as this method returns, unless {@link #retainsInput} says otherwise
     * @return the message, never null
     * @throws DecodeException if the bytes are not one message, whatever they are
     */
    T decode(ByteBuf in);

    /**
     * Tells whether a decoded message may be a retained slice of the buffer it came from. Where it may, the buffer's
     * memory is not reused, and whoever receives the message releases it.
     *
     * @return false, unless a decoder shares its input's memory
     */
    default boolean retainsInput() {
        return false;
    }

    /**
     * Tells whether decoding is faster from an array than from memory outside of the heap. Where it is, whoever receives
     * bytes from a socket copies them into an array once, instead of each message by itself.
     *
     * @return true, unless a decoder reads little of its input
     */
    default boolean prefersArray() {
        return true;
    }
}

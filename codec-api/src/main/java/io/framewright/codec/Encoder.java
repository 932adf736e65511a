package io.framewright.codec;

import io.netty.buffer.ByteBuf;

/**
 * Turns messages into bytes. Encoders are safe for use from many threads at once.
 *
 * @param <T> the messages' type
 */
public interface Encoder<T> {

    /**
     * Appends the message's bytes to a buffer.
     *
     * <p>On success the buffer's writer index stands behind the message and nothing else has changed. On failure both
     * indices are as they were before the call, and the encoder is ready for the next message.
     *
     * @param message the message; the encoder neither changes nor releases it
     * @param out where the bytes go, from its writer index on; heap, direct or composite; stays the caller's
     * @throws EncodeException if this encoder cannot write the message
     */
    void encode(T message, ByteBuf out);

    /**
     * Tells whether messages come with room at their beginning for a framing to write its header over.
     *
     * @return false, unless what is encoded is the caller's to lay out, as with {@code bytes}
     */
    default boolean leavesRoom() {
        return false;
    }

    /**
     * Guesses how many bytes {@link #encode} will append, to size a buffer. It may be wrong, and it must be cheap.
     *
     * @param message the message
     * @return a positive number of bytes
     */
    default int sizeHint(T message) {
        return 256;
    }
}

package io.framewright.framing;

import io.framewright.codec.DecodeException;
import io.framewright.codec.EncodeException;
import io.netty.handler.codec.DecoderException;

/**
 * Hears what a protocol does, to count and time it. Set by {@link Protocol.Builder#listener}; a protocol without one does
 * nothing for it, not so much as to ask whether there is one.
 *
 * <p>Methods are called by the threads that encode and decode, many at a time, for every message: an implementation is
 * safe for use from many threads and quick. What a method throws is logged and goes no further.
 *
 * <p>Frames are those of streams: a {@link PacketHandler} has none. Numbers of bytes are of payloads for messages, and of
 * what stands on the wire for frames, with header, escapes, padding and trailer.
 */
public interface ProtocolListener {

    /**
     * A message was encoded.
     *
     * @param bytes the payload's length
     * @param nanos how long it took, in nanoseconds
     */
    default void encoded(int bytes, long nanos) {}

    /**
     * A message could not be encoded.
     *
     * @param failure what the codec threw
     */
    default void encodeFailed(Throwable failure) {}

    /**
     * A frame was written into a buffer that will be sent. If its write is cancelled, or the connection ends before, it
     * is never sent, and nothing tells of that.
     *
     * @param bytes the frame's length
     */
    default void frameWritten(int bytes) {}

    /**
     * A message was encoded, and the framing cannot carry its payload.
     *
     * @param failure what the framing threw
     */
    default void frameRefused(EncodeException failure) {}

    /**
     * A frame was received.
     *
     * @param bytes the frame's length, with bytes between it and the frame before that belong to neither
     */
    default void frameRead(int bytes) {}

    /**
     * Bytes that are no frame were received.
     *
     * @param failure what the framing threw: a {@link BadFrame}, if the framing is one of this library's
     */
    default void badFrame(DecoderException failure) {}

    /**
     * A message was decoded.
     *
     * @param bytes the payload's length
     * @param nanos how long it took, in nanoseconds
     */
    default void decoded(int bytes, long nanos) {}

    /**
     * A payload is no message.
     *
     * @param failure what the codec threw
     */
    default void decodeFailed(DecodeException failure) {}
}

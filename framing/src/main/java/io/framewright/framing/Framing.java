package io.framewright.framing;

import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;

/**
 * How messages are told apart in a stream of bytes: an immutable description of both directions, which knows buffers
 * but no channel. Safe for use from many threads.
 *
 * <p>A frame is written in place: {@link #open}, then the payload is appended, then {@link #close}.
 *
 * <pre>{@code
 * int start = framing.open(out);
 * codec.encode(message, out);
 * framing.close(out, start);
 * }</pre>
 *
 * <p>A framing's {@code toString} is its spec, which parses to an equal framing.
 */
public interface Framing {

    /** The largest payload, in bytes, unless a spec says otherwise: 1 MiB. */
    int DEFAULT_MAX_PAYLOAD = 1 << 20;

    /**
     * Begins a frame: leaves room for its header.
     *
     * @param out where the frame goes, from its writer index on; frames that are already in it stay untouched; stays
     *     the caller's
     * @return the frame's start, for {@link #close}
     */
    int open(ByteBuf out);

    /**
     * Ends a frame: fills in the header, pads or escapes the payload, appends the trailer.
     *
     * @param out the buffer in which {@link #open} began a frame, its writer index behind the payload; after success
     *     behind the frame
     * @param start what {@link #open} returned
     * @throws EncodeException if this framing cannot carry the payload; the caller then sets the writer index back to
     *     {@code start}, and no trace of the frame is left
     */
    void close(ByteBuf out, int start);

    /**
     * Begins to find frames in a stream.
     *
     * @return a deframer for one stream, at its beginning
     */
    Deframer newDeframer();

    /**
     * Tells how large a payload may be, both ways: before escaping, without header, padding and trailer.
     *
     * @return the number of bytes
     */
    int maxPayload();

    /**
     * Tells how many bytes {@link #open} leaves for the header.
     *
     * @return the distance from a frame's start to its payload while it is written
     */
    int headerLength();

    /**
     * Tells whether the header is part of the payload: {@link #close} writes it over the payload's first bytes, for which
     * the codec has to leave room (see {@link io.framewright.codec.Encoder#leavesRoom}).
     *
     * @return false, unless the framing keeps the header
     */
    default boolean keepsHeader() {
        return false;
    }

    /**
     * Tells whether any payload that begins with some bytes can be framed, so that a protocol that never could work is
     * refused when it is built.
     *
     * @param prefix the first bytes of a payload, such as a message's tag
     * @return false if {@link #close} refuses every payload that begins so, or writes over these bytes
     */
    default boolean canCarry(byte[] prefix) {
        return prefix.length <= maxPayload();
    }

    /**
     * Makes room for what a decorator puts behind every payload.
     *
     * @param length the number of bytes that it appends before {@link #close}, and takes off what {@link Deframer#next}
     *     returns
     * @return a framing like this one, for payloads that are longer by so much, if it can carry them; this one by default
     * @throws IllegalArgumentException if a payload cannot have such a trailer, saying why
     */
    default Framing withTrailer(int length) {
        return this;
    }
}

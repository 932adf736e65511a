package io.framewright.framing;

import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;

/**
 * How a payload fills a frame of fixed width, and where it ends in one. Immutable; equal if it does the same; prints
 * itself as the value of {@code pad=}.
 */
interface Padding {

    /**
     * Tells how large a payload may be.
     *
     * @param width the frame's number of bytes
     * @return the largest payload's number of bytes
     */
    int capacity(int width);

    /**
     * Fills a frame up behind its payload.
     *
     * @param out the buffer, its writer index behind the payload; after success behind the frame
     * @param payloadStart the index of the payload's first byte, which is also the frame's
     * @param width the frame's number of bytes
     * @throws EncodeException if the payload does not fit, or would come back as another one; the writer index may then
     *     stand anywhere behind the payload
     */
    void fill(ByteBuf out, int payloadStart, int width);

    /**
     * Finds a payload's end in a frame.
     *
     * @param in the buffer; neither its bytes nor its indices are changed
     * @param start the index of the frame's first byte
     * @param width the frame's number of bytes, all of which are there
     * @return the index behind the payload's last byte
     * @throws CorruptFrameException that is in step, if this padding does not make such a frame
     */
    int payloadEnd(ByteBuf in, int start, int width);

    /**
     * Tells whether any payload that begins with some bytes can be framed.
     *
     * @param prefix the first bytes of a payload
     * @param width the frame's number of bytes
     * @return false if {@link #fill} refuses every payload that begins so
     */
    default boolean canCarry(byte[] prefix, int width) {
        return prefix.length <= capacity(width);
    }
}

package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Finds the frames in one stream of bytes. It is pulled, one frame at a time, and keeps its place in between: bytes that
 * it has looked at are not looked at again. Not safe for use from several threads.
 *
 * <pre>{@code
 * ByteBuf payload;
 * while ((payload = deframer.next(in)) != null) {
 *     T message;
 *     try {
 *         message = codec.decode(payload);
 *     } finally {
 *         deframer.release(in);
 *     }
 *     ...
 * }
 * }</pre>
 *
 * <p>Between two calls, the caller may move the readable bytes to another buffer and append to them, but neither drop
 * nor change them.
 */
public interface Deframer {

    /**
     * Looks for the next frame. Neither copies a payload nor allocates, unless the framing unescapes: then the payload
     * is in a buffer of the deframer's own, which the next call may overwrite.
     *
     * @param in the stream's bytes, from where the last call left its reader index; the bytes are never changed
     * @return a buffer whose readable bytes are exactly the frame's payload, or null if the frame is not whole yet. If
     *     it is not null, {@link #release} must be called before anything else is done with {@code in}: it may be
     *     {@code in} itself, narrowed. The buffer stays the deframer's: who keeps it longer retains it
     * @throws io.netty.handler.codec.DecoderException that is also a {@link BadFrame}, if the bytes are no frame. {@link
     *     BadFrame#inStep} tells whether the next call goes on behind the bad frame; if it does not, there must be no
     *     next call
     */
    @Nullable
    ByteBuf next(ByteBuf in);

    /**
     * Ends the use of a payload: the reader index of {@code in} stands behind the frame, its writer index where it was
     * before {@link #next}.
     *
     * @param in the buffer that was given to {@link #next}
     */
    void release(ByteBuf in);

    /**
     * Tells how many bytes are known to be missing until the frame at the reader index is whole: to size a buffer, and
     * because {@link #next} need not be called again before they have come. What it says comes from the peer: believe
     * it up to a bound only, where memory is concerned.
     *
     * @param in the stream's bytes, after {@link #next} returned null
     * @return the number of bytes, never more than really are missing; 0 if it is not known yet
     */
    default int missing(ByteBuf in) {
        return 0;
    }

    /**
     * Tells whether the search looks at every byte, which is faster in an array than in memory outside of the heap.
     *
     * @return true, unless the search leaps from header to header
     */
    default boolean readsEveryByte() {
        return true;
    }

    /**
     * Ends the stream, after {@link #next} returned null for all of its bytes.
     *
     * @param in the stream's last bytes
     * @return a last frame that only the stream's end has ended, where the framing was told to deliver it; {@link
     *     #release} it. Null if the stream ends between two frames
     * @throws TruncatedFrameException if the stream ends inside a frame
     */
    @Nullable
    ByteBuf end(ByteBuf in);
}

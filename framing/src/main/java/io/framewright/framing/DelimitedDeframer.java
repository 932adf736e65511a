package io.framewright.framing;

import io.framewright.codec.spec.SpecText;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * What deframers of delimiters have in common.
 *
 * <p>A frame is too long once more than {@code max} of its bytes are certain not to belong to a delimiter; the search
 * does not look farther than that. The rest of it is dropped as it comes, but for the bytes that may begin the delimiter.
 */
abstract class DelimitedDeframer extends NarrowingDeframer {

    final int max;
    private final boolean deliversUnterminated;

    /** How many bytes from the reader index on were looked at. */
    int scanned;

    /** Whether the frame at the reader index was too long. */
    boolean discarding;

    DelimitedDeframer(int max, boolean deliversUnterminated) {
        this.max = max;
        this.deliversUnterminated = deliversUnterminated;
    }

    /** Narrows the input to a payload; returns where its frame ends. */
    final int deliver(ByteBuf in, int from, int payloadEnd, int end, int to) {
        if (payloadEnd - from > max) {
            in.setIndex(end, to);
            throw tooLong(in, from);
        }
        in.setIndex(from, payloadEnd);
        return end;
    }

    @Override
    public final @Nullable ByteBuf end(ByteBuf in) {
        int length = in.readableBytes();
        if (discarding || length == 0) {
            in.skipBytes(length);
            return null;
        }
        if (deliversUnterminated) {
            if (length > max) {
                in.skipBytes(length);
                throw tooLong(in, in.readerIndex() - length);
            }
            return rest(in);
        }
        in.skipBytes(length);
        throw new TruncatedFrameException("the stream ended " + length + (length == 1 ? " byte" : " bytes")
                + " into a frame, before a delimiter" + LookAlike.peer(in, in.readerIndex() - length));
    }

    /** Tells that the frame that begins at an index is too long. */
    final FrameTooLongException tooLong(ByteBuf in, int from) {
        return new FrameTooLongException(
                "no delimiter ended a payload of at most " + max + " bytes (max=" + SpecText.size(max) + ")"
                        + LookAlike.peer(in, from),
                true);
    }
}

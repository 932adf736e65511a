package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Finds frames that one byte ends, which escaping keeps out of payloads: the border of the next frame is certain whatever
 * is wrong with this one. Such a byte that ends nothing is ignored.
 */
abstract class TerminatedDeframer implements Deframer {

    private final byte terminator;
    private final String terminatorName;
    private boolean discarding;

    /** Where the frame that was handed over ends, and where all bytes do. */
    private int frameEnd;

    private int writerIndex;

    /** Where payloads are unescaped. */
    final Scratch scratch = new Scratch();

    TerminatedDeframer(byte terminator, String terminatorName) {
        this.terminator = terminator;
        this.terminatorName = terminatorName;
    }

    @Override
    public final @Nullable ByteBuf next(ByteBuf in) {
        if (discarding && !discard(in)) {
            return null;
        }
        if (isBetweenFrames()) {
            skipEmpty(in);
        }
        return in.isReadable() ? frame(in) : null;
    }

    /** Remembers what {@link #release} restores. */
    final void hold(ByteBuf in, int frameEnd) {
        this.frameEnd = frameEnd;
        writerIndex = in.writerIndex();
    }

    /** Tells whether no byte of a frame was looked at yet. */
    abstract boolean isBetweenFrames();

    /** Goes on with the frame at the reader index, the first byte of which does not end it. */
    abstract @Nullable ByteBuf frame(ByteBuf in);

    /** Forgets the frame. */
    abstract void reset();

    private boolean discard(ByteBuf in) {
        int end = ByteSearch.indexOf(in, in.readerIndex(), in.writerIndex(), terminator);
        discarding = end == in.writerIndex();
        in.readerIndex(discarding ? end : end + 1);
        return !discarding;
    }

    private void skipEmpty(ByteBuf in) {
        int start = in.readerIndex();
        while (start < in.writerIndex() && in.getByte(start) == terminator) {
            start++;
        }
        in.readerIndex(start);
    }

    /** Gives up the frame whose end is not known: what follows is dropped up to the byte that ends it. */
    final <T extends RuntimeException> T discardFrom(ByteBuf in, int index, T reason) {
        in.readerIndex(index);
        discarding = true;
        reset();
        return reason;
    }

    @Override
    public final void release(ByteBuf in) {
        in.setIndex(frameEnd, writerIndex);
        scratch.release();
    }

    @Override
    public final @Nullable ByteBuf end(ByteBuf in) {
        int length = in.readableBytes();
        in.skipBytes(length);
        if (discarding || length == 0) {
            return null;
        }
        throw new TruncatedFrameException("the stream ended " + length + (length == 1 ? " byte" : " bytes")
                + " into a frame, before " + terminatorName + LookAlike.peer(in, in.readerIndex() - length));
    }
}

package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * A deframer that hands over its input itself, narrowed to the payload.
 *
 * <p>{@link #narrow} is all that there is to write. {@link Inbound} calls it directly and keeps the place in the stream
 * in a local variable: read back from the buffer's fields, where the last frame's end was stored a moment ago, it would
 * make each frame wait for the one before, which takes as long as all the rest.
 */
abstract class NarrowingDeframer implements Deframer {

    /** No frame ends here: it is not whole. */
    static final int NONE = 0;

    /** Where the frame that was handed over ends, and where all bytes do. */
    private int frameEnd;

    private int writerIndex;

    /**
     * Looks for the frame that begins at an index. Sets the buffer's indices, whatever they were: to the payload if the
     * frame is whole; else, and if an exception is thrown, to the bytes that are left.
     *
     * @param in the stream's bytes
     * @param from where the frame begins
     * @param to where the bytes end
     * @return where the frame ends, {@link #NONE} if it is not whole; bytes before it may have been dropped then
     */
    abstract int narrow(ByteBuf in, int from, int to);

    @Override
    public final @Nullable ByteBuf next(ByteBuf in) {
        int to = in.writerIndex();
        int end = narrow(in, in.readerIndex(), to);
        if (end == NONE) {
            return null;
        }
        frameEnd = end;
        writerIndex = to;
        return in;
    }

    /** Hands over the rest of the stream as the last payload. */
    final ByteBuf rest(ByteBuf in) {
        frameEnd = in.writerIndex();
        writerIndex = frameEnd;
        return in;
    }

    @Override
    public void release(ByteBuf in) {
        in.setIndex(frameEnd, writerIndex);
    }
}

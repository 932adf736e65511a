package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Cuts a stream into frames of one width. */
final class FixedLengthDeframer extends NarrowingDeframer {

    private final int width;
    private final Padding padding;
    private final boolean padded;

    FixedLengthDeframer(int width, Padding padding) {
        this.width = width;
        this.padding = padding;
        this.padded = !padding.equals(NoPadding.INSTANCE);
    }

    @Override
    int narrow(ByteBuf in, int from, int to) {
        if (to - from < width) {
            in.setIndex(from, to);
            return NONE;
        }
        int frameEnd = from + width;
        if (padded) {
            in.setIndex(frameEnd, to); // where a frame with bad padding leaves it
            in.setIndex(from, padding.payloadEnd(in, from, width));
        } else {
            in.setIndex(from, frameEnd);
        }
        return frameEnd;
    }

    @Override
    public int missing(ByteBuf in) {
        return in.isReadable() ? width - in.readableBytes() : 0;
    }

    @Override
    public boolean readsEveryByte() {
        return false;
    }

    @Override
    public @Nullable ByteBuf end(ByteBuf in) {
        if (in.isReadable()) {
            throw new TruncatedFrameException("the stream ended after " + in.readableBytes() + " of " + width
                    + " bytes of a frame" + LookAlike.peer(in, in.readerIndex()));
        }
        return null;
    }
}

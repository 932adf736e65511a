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
    public @Nullable ByteBuf next(ByteBuf in) {
        int start = in.readerIndex();
        if (in.writerIndex() - start < width) {
            return null;
        }
        return padded ? unpad(in, start) : narrow(in, start, start + width);
    }

    private ByteBuf unpad(ByteBuf in, int start) {
        int frameEnd = start + width;
        in.readerIndex(frameEnd); // where a frame with bad padding leaves it
        return narrow(in, start, padding.payloadEnd(in, start, width), frameEnd);
    }

    @Override
    public int missing(ByteBuf in) {
        return in.isReadable() ? width - in.readableBytes() : 0;
    }

    @Override
    public @Nullable ByteBuf end(ByteBuf in) {
        if (in.isReadable()) {
            throw new TruncatedFrameException(
                    "the stream ended after " + in.readableBytes() + " of " + width + " bytes of a frame");
        }
        return null;
    }
}

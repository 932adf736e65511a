package io.framewright.codec.testkit.framing;

import io.framewright.framing.CorruptFrameException;
import io.framewright.framing.Deframer;
import io.framewright.framing.FrameTooLongException;
import io.framewright.framing.TruncatedFrameException;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Finds the frames that {@link XorHeader} writes. */
class XorDeframer implements Deframer {

    private static final int AROUND = 2;

    private final int max;
    private int skip;
    private int frameEnd;
    private int writerIndex;

    XorDeframer(int max) {
        this.max = max;
    }

    @Override
    public @Nullable ByteBuf next(ByteBuf in) {
        if (!skipped(in) || !in.isReadable()) {
            return null;
        }
        int length = in.getUnsignedByte(in.readerIndex());
        if (length > XorHeader.MAX) {
            throw noLength(in);
        }
        if (length > max) {
            throw tooLong(length);
        }
        if (in.readableBytes() < length + AROUND) {
            return null;
        }
        int start = in.readerIndex() + 1;
        if (XorHeader.xor(in, start, length) != in.getUnsignedByte(start + length)) {
            throw badSum(in, length);
        }
        return narrow(in, start, length);
    }

    ByteBuf narrow(ByteBuf in, int start, int length) {
        frameEnd = start + length + 1;
        writerIndex = in.writerIndex();
        return in.setIndex(start, start + length);
    }

    RuntimeException noLength(ByteBuf in) {
        return new CorruptFrameException("255 is no length", false);
    }

    RuntimeException tooLong(int length) {
        skip = length + AROUND;
        return new FrameTooLongException(length + " is over max=" + max, true);
    }

    RuntimeException badSum(ByteBuf in, int length) {
        in.skipBytes(length + AROUND);
        return new CorruptFrameException("the sum is wrong", true);
    }

    private boolean skipped(ByteBuf in) {
        int now = Math.min(skip, in.readableBytes());
        in.skipBytes(now);
        skip -= now;
        return skip == 0;
    }

    @Override
    public void release(ByteBuf in) {
        in.setIndex(frameEnd, writerIndex);
    }

    @Override
    public int missing(ByteBuf in) {
        return in.isReadable() ? in.getUnsignedByte(in.readerIndex()) + AROUND - in.readableBytes() : 0;
    }

    @Override
    public @Nullable ByteBuf end(ByteBuf in) {
        if (in.isReadable() || skip > 0) {
            throw new TruncatedFrameException("the stream ends inside a frame");
        }
        return null;
    }
}

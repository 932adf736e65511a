package io.framewright.framing;

import io.netty.buffer.ByteBuf;

/** A deframer that hands over its input itself, narrowed to the payload. */
abstract class NarrowingDeframer implements Deframer {

    /** Where the frame that was handed over ends, and where all bytes do. */
    private int frameEnd;

    private int writerIndex;

    /** Narrows the input to a payload, which ends where the frame does. */
    final ByteBuf narrow(ByteBuf in, int payloadStart, int frameEnd) {
        return narrow(in, payloadStart, frameEnd, frameEnd);
    }

    /** Narrows the input to a payload, until {@link #release}. */
    final ByteBuf narrow(ByteBuf in, int payloadStart, int payloadEnd, int frameEnd) {
        this.frameEnd = frameEnd;
        writerIndex = in.writerIndex();
        return in.setIndex(payloadStart, payloadEnd);
    }

    @Override
    public void release(ByteBuf in) {
        in.setIndex(frameEnd, writerIndex);
    }
}

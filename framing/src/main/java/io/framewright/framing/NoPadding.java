package io.framewright.framing;

import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;

/** No padding: a payload is exactly as wide as its frame. */
record NoPadding() implements Padding {

    static final NoPadding INSTANCE = new NoPadding();

    @Override
    public int capacity(int width) {
        return width;
    }

    @Override
    public void fill(ByteBuf out, int payloadStart, int width) {
        int length = out.writerIndex() - payloadStart;
        if (length != width) {
            throw new EncodeException("a payload of " + length + " bytes is not exactly the frame's " + width
                    + ", and there is no padding: see pad=");
        }
    }

    @Override
    public int payloadEnd(ByteBuf in, int start, int width) {
        return start + width;
    }

    @Override
    public String toString() {
        return "none";
    }
}

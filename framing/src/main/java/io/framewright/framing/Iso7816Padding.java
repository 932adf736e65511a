package io.framewright.framing;

import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;

/** The padding of ISO/IEC 7816-4: 0x80, then 0x00 up to the frame's end. It carries any payload that leaves it a byte. */
record Iso7816Padding() implements Padding {

    static final Iso7816Padding INSTANCE = new Iso7816Padding();

    private static final byte MARK = (byte) 0x80;

    @Override
    public int capacity(int width) {
        return width - 1;
    }

    @Override
    public void fill(ByteBuf out, int payloadStart, int width) {
        int length = out.writerIndex() - payloadStart;
        if (length >= width) {
            throw new EncodeException("a payload of " + length + " bytes is over the limit of " + capacity(width)
                    + ", the frame's " + width + " without one for the padding");
        }
        out.writeByte(MARK);
        out.writeZero(width - length - 1);
    }

    @Override
    public int payloadEnd(ByteBuf in, int start, int width) {
        int last = start + width - 1;
        while (last >= start && in.getByte(last) == 0) {
            last--;
        }
        if (last < start || in.getByte(last) != MARK) {
            throw new CorruptFrameException(
                    "a frame of " + width + " bytes ends in no ISO 7816 padding, which is 0x80 and then zeros", true);
        }
        return last;
    }

    @Override
    public String toString() {
        return "iso7816";
    }
}

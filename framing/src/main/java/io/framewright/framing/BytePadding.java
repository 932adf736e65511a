package io.framewright.framing;

import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import java.util.HexFormat;

/**
 * One byte, repeated behind the payload. A payload that ends in it could not be told from its padding, and is refused.
 *
 * @param value the byte
 */
record BytePadding(byte value) implements Padding {

    @Override
    public int capacity(int width) {
        return width;
    }

    @Override
    public void fill(ByteBuf out, int payloadStart, int width) {
        int payloadEnd = out.writerIndex();
        int room = width - (payloadEnd - payloadStart);
        if (room < 0) {
            throw new EncodeException(
                    "a payload of " + (payloadEnd - payloadStart) + " bytes is over the limit of the frame's " + width);
        }
        if (payloadEnd > payloadStart && out.getByte(payloadEnd - 1) == value) {
            throw new EncodeException(
                    "a payload that ends in the padding byte " + this + " would lose it: see pad=iso7816");
        }
        repeat(out, room);
    }

    private void repeat(ByteBuf out, int count) {
        out.ensureWritable(count);
        long eight = (value & 0xffL) * 0x0101_0101_0101_0101L;
        int left = count;
        for (; left >= Long.BYTES; left -= Long.BYTES) {
            out.writeLong(eight);
        }
        for (; left > 0; left--) {
            out.writeByte(value);
        }
    }

    @Override
    public int payloadEnd(ByteBuf in, int start, int width) {
        int last = start + width - 1;
        while (last >= start && in.getByte(last) == value) {
            last--;
        }
        return last + 1;
    }

    @Override
    public boolean canCarry(byte[] prefix, int width) {
        return prefix.length < width || (prefix.length == width && prefix[width - 1] != value);
    }

    @Override
    public String toString() {
        return "0x" + HexFormat.of().toHexDigits(value);
    }
}

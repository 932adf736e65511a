package io.framewright.framing;

import io.netty.buffer.ByteBuf;

/**
 * An unsigned number of fixed width in a header.
 *
 * @param width its number of bytes: 1, 2, 3, 4 or 8; eight bytes are read as a signed number
 * @param littleEndian whether the lowest byte comes first
 */
record LengthField(int width, boolean littleEndian) {

    LengthField {
        if (width < 1 || width > 8 || (width > 4 && width < 8)) {
            throw new IllegalArgumentException("a length field has 1, 2, 3, 4 or 8 bytes, not " + width);
        }
        littleEndian &= width > 1;
    }

    long get(ByteBuf in, int index) {
        return switch (width) {
            case 1 -> in.getUnsignedByte(index);
            case 2 -> littleEndian ? in.getUnsignedShortLE(index) : in.getUnsignedShort(index);
            case 3 -> littleEndian ? in.getUnsignedMediumLE(index) : in.getUnsignedMedium(index);
            case 4 -> littleEndian ? in.getUnsignedIntLE(index) : in.getUnsignedInt(index);
            default -> littleEndian ? in.getLongLE(index) : in.getLong(index);
        };
    }

    void set(ByteBuf out, int index, long value) {
        long bigEndian = littleEndian ? swap(value) : value;
        switch (width) {
            case 1 -> out.setByte(index, (int) bigEndian);
            case 2 -> out.setShort(index, (int) bigEndian);
            case 3 -> out.setMedium(index, (int) bigEndian);
            case 4 -> out.setInt(index, (int) bigEndian);
            default -> out.setLong(index, bigEndian);
        }
    }

    /** The largest number that fits. */
    long max() {
        return width == 8 ? Long.MAX_VALUE : (1L << (8 * width)) - 1;
    }

    /** What a number would be in the other byte order. */
    long swap(long value) {
        return Long.reverseBytes(value) >>> (64 - 8 * width);
    }
}

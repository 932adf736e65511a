package io.framewright.codec.compression;

import io.framewright.codec.DecodeException;
import io.netty.buffer.ByteBuf;

/**
 * What stands before a payload: {@link #STORED}, or how many bytes the payload has when it is not compressed. An unsigned
 * LEB128 varint: seven bits to a byte, the lowest first, the top bit set on all bytes but the last; in its shortest form.
 */
final class PayloadHeader {

    /** The payload follows as it is. */
    static final int STORED = 0;

    private static final int MAX_SIZE = 5;

    private PayloadHeader() {}

    /** Counts the bytes of a header. */
    static int size(int length) {
        int size = 1;
        for (int rest = length >>> 7; rest != 0; rest >>>= 7) {
            size++;
        }
        return size;
    }

    static void write(int length, ByteBuf out) {
        int rest = length;
        while (rest > 0x7f) {
            out.writeByte((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    static int read(ByteBuf in) {
        long length = 0;
        for (int i = 0; i < MAX_SIZE && in.isReadable(); i++) {
            byte b = in.readByte();
            length |= (b & 0x7fL) << (7 * i);
            if (b >= 0) {
                if (length > Integer.MAX_VALUE || (b == 0 && i > 0)) {
                    throw DecodeException.malformed(
                            "the length before compression is not a varint of at most 31 bits in its shortest form");
                }
                return (int) length;
            }
        }
        throw DecodeException.malformed(
                "the payload ends inside its length before compression, or that is longer than 5 bytes");
    }
}

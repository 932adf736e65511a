package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import java.util.HexFormat;

/** How a checksum is written behind a payload. */
enum Trailer {
    /** Four bytes, big-endian. */
    BINARY(Integer.BYTES) {
        @Override
        void write(ByteBuf out, int checksum) {
            out.writeInt(checksum);
        }

        @Override
        boolean isAt(ByteBuf in, int index, int checksum) {
            return in.getInt(index) == checksum;
        }

        @Override
        String show(ByteBuf in, int index) {
            return HexFormat.of().toHexDigits(in.getInt(index));
        }
    },
    /** Eight hexadecimal digits in lower case, for framings of text. */
    HEX(2 * Integer.BYTES) {
        @Override
        void write(ByteBuf out, int checksum) {
            for (int shift = Integer.SIZE - 4; shift >= 0; shift -= 4) {
                out.writeByte(HexFormat.of().toLowHexDigit(checksum >>> shift));
            }
        }

        @Override
        boolean isAt(ByteBuf in, int index, int checksum) {
            int at = index;
            for (int shift = Integer.SIZE - 4; shift >= 0; shift -= 4) {
                if (in.getByte(at++) != HexFormat.of().toLowHexDigit(checksum >>> shift)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        String show(ByteBuf in, int index) {
            return DelimiterFraming.quote(in, index, length());
        }
    };

    private final int length;

    Trailer(int length) {
        this.length = length;
    }

    /** Returns how many bytes it has. */
    int length() {
        return length;
    }

    abstract void write(ByteBuf out, int checksum);

    abstract boolean isAt(ByteBuf in, int index, int checksum);

    /** Returns the text of what is found in its place. */
    abstract String show(ByteBuf in, int index);
}

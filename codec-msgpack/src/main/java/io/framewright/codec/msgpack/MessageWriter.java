package io.framewright.codec.msgpack;

import static io.framewright.codec.msgpack.Format.INT;
import static io.framewright.codec.msgpack.Format.LONG;
import static io.framewright.codec.msgpack.Format.SHORT;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes values, each in its shortest form. */
final class MessageWriter extends MessageOutput {

    MessageWriter(int maxDepth) {
        super(maxDepth);
    }

    void writeNil() {
        room(1)[position++] = Format.NIL;
    }

    void writeBoolean(boolean value) {
        room(1)[position++] = value ? Format.TRUE : Format.FALSE;
    }

    void writeInt(int value) {
        byte[] b = room(5);
        if (value >= -32 && value <= 0x7f) {
            b[position++] = (byte) value;
        } else if (value >= 0) {
            writeUnsigned(b, value);
        } else {
            writeNegative(b, value);
        }
    }

    private void writeUnsigned(byte[] b, int value) {
        if (value <= 0xff) {
            put8(b, Format.UINT_8, value);
        } else if (value <= 0xffff) {
            put16(b, Format.UINT_16, value);
        } else {
            put32(b, Format.UINT_32, value);
        }
    }

    private void writeNegative(byte[] b, int value) {
        if (value >= Byte.MIN_VALUE) {
            put8(b, Format.INT_8, value);
        } else if (value >= Short.MIN_VALUE) {
            put16(b, Format.INT_16, value);
        } else {
            put32(b, Format.INT_32, value);
        }
    }

    void writeLong(long value) {
        if (value == (int) value) {
            writeInt((int) value);
        } else if (value == (value & 0xffff_ffffL)) {
            put32(room(5), Format.UINT_32, (int) value);
        } else {
            put64(room(9), value < 0 ? Format.INT_64 : Format.UINT_64, value);
        }
    }

    /** Writes the 64 bits of a number that is not negative. */
    void writeUnsignedLong(long bits) {
        if (bits >= 0) {
            writeLong(bits);
        } else {
            put64(room(9), Format.UINT_64, bits);
        }
    }

    void writeFloat(float value) {
        put32(room(5), Format.FLOAT_32, Float.floatToRawIntBits(value));
    }

    void writeDouble(double value) {
        put64(room(9), Format.FLOAT_64, Double.doubleToRawLongBits(value));
    }

    private void put8(byte[] b, byte first, int value) {
        b[position] = first;
        b[position + 1] = (byte) value;
        position += 2;
    }

    private void put16(byte[] b, byte first, int value) {
        b[position] = first;
        SHORT.set(b, position + 1, (short) value);
        position += 3;
    }

    private void put32(byte[] b, byte first, int value) {
        b[position] = first;
        INT.set(b, position + 1, value);
        position += 5;
    }

    private void put64(byte[] b, byte first, long value) {
        b[position] = first;
        LONG.set(b, position + 1, value);
        position += 9;
    }

    void writeArrayHeader(int count) {
        byte[] b = room(5);
        if (count <= 0xf) {
            b[position++] = (byte) (Format.FIXARRAY | count);
        } else if (count <= 0xffff) {
            put16(b, Format.ARRAY_16, count);
        } else {
            put32(b, Format.ARRAY_32, count);
        }
    }

    void writeMapHeader(int count) {
        byte[] b = room(5);
        if (count <= 0xf) {
            b[position++] = (byte) (Format.FIXMAP | count);
        } else if (count <= 0xffff) {
            put16(b, Format.MAP_16, count);
        } else {
            put32(b, Format.MAP_32, count);
        }
    }

    void writeBinary(byte[] value) {
        byte[] b = room(5);
        if (value.length <= 0xff) {
            put8(b, Format.BIN_8, value.length);
        } else if (value.length <= 0xffff) {
            put16(b, Format.BIN_16, value.length);
        } else {
            put32(b, Format.BIN_32, value.length);
        }
        writeRaw(value);
    }

    /** Writes 16 bytes of binary, the highest first. */
    void writeUuid(UUID value) {
        byte[] b = room(18);
        put8(b, Format.BIN_8, 16);
        LONG.set(b, position, value.getMostSignificantBits());
        LONG.set(b, position + 8, value.getLeastSignificantBits());
        position += 16;
    }

    void writeExtension(byte type, byte[] value) {
        byte[] b = room(6);
        int length = value.length;
        if (length > 0 && length <= 16 && Integer.bitCount(length) == 1) {
            b[position++] = (byte) (Format.FIXEXT_1 + Integer.numberOfTrailingZeros(length));
        } else if (length <= 0xff) {
            put8(b, Format.EXT_8, length);
        } else if (length <= 0xffff) {
            put16(b, Format.EXT_16, length);
        } else {
            put32(b, Format.EXT_32, length);
        }
        b[position++] = type;
        writeRaw(value);
    }

    /** Writes a point in time in the shortest of the three forms of the extension -1. */
    void writeTimestamp(long seconds, int nanos) {
        byte[] b = room(15);
        if (nanos == 0 && seconds == (seconds & 0xffff_ffffL)) {
            b[position++] = Format.FIXEXT_1 + 2;
            put32(b, Format.TIMESTAMP, (int) seconds);
        } else if (seconds >>> 34 == 0) {
            b[position++] = Format.FIXEXT_1 + 3;
            put64(b, Format.TIMESTAMP, ((long) nanos << 34) | seconds);
        } else {
            put8(b, Format.EXT_8, 12);
            put32(b, Format.TIMESTAMP, nanos);
            LONG.set(b, position, seconds);
            position += 8;
        }
    }

    void writeStringHeader(int length) {
        putStringHeader(room(5), length);
    }

    private void putStringHeader(byte[] b, int length) {
        if (length < 32) {
            b[position++] = (byte) (Format.FIXSTR | length);
        } else if (length <= 0xff) {
            put8(b, Format.STR_8, length);
        } else if (length <= 0xffff) {
            put16(b, Format.STR_16, length);
        } else {
            put32(b, Format.STR_32, length);
        }
    }

    /** Writes a string, or nil. Takes it for ASCII until a character shows that it is not. */
    void writeString(@Nullable String value) {
        if (value == null) {
            writeNil();
            return;
        }
        int length = value.length();
        byte[] b = room(Math.addExact(length, 5));
        int before = position;
        putStringHeader(b, length);
        int ascii = Utf8.putAscii(value, b, position);
        position += ascii;
        if (ascii < length) {
            writeUtf8(value, before);
        }
    }

    /** Writes a string that is not ASCII. */
    private void writeUtf8(String value, int before) {
        position = before;
        int length = Utf8.length(value);
        byte[] b = room(5 + length);
        putStringHeader(b, length);
        Utf8.put(value, b, position);
        position += length;
    }
}

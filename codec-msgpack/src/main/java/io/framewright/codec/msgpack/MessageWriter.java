package io.framewright.codec.msgpack;

import static io.framewright.codec.msgpack.Format.INT;
import static io.framewright.codec.msgpack.Format.LONG;
import static io.framewright.codec.msgpack.Format.SHORT;

import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes one message at a time, each value in its shortest form. Into a buffer with an array it writes in place as long as
 * there is room; else it fills a small array of its own and copies that whenever it is full, so it never holds more of a
 * message.
 */
final class MessageWriter {

    private static final int SCRATCH_BYTES = 8 * 1024;

    private final int maxDepth;
    private final byte[] scratch = new byte[SCRATCH_BYTES];
    private byte[] bytes = scratch;
    private ByteBuf target = Unpooled.EMPTY_BUFFER;
    private boolean inPlace;
    private int begin;
    private int position;
    private int limit;
    private int depth;

    MessageWriter(int maxDepth) {
        this.maxDepth = maxDepth;
    }

    /** Begins a message that goes behind a buffer's writer index. */
    void begin(ByteBuf out) {
        target = out;
        begin = out.writerIndex();
        depth = 0;
        inPlace = out.hasArray();
        bytes = inPlace ? out.array() : scratch;
        position = inPlace ? out.arrayOffset() + begin : 0;
        limit = inPlace ? out.arrayOffset() + out.capacity() : SCRATCH_BYTES;
    }

    /** Hands over what was written, and lets go of the buffer. */
    void finish() {
        flush();
        target = Unpooled.EMPTY_BUFFER;
        bytes = scratch;
    }

    /** Brings the buffer's writer index behind what was written so far. */
    private void flush() {
        if (inPlace) {
            target.writerIndex(position - target.arrayOffset());
        } else {
            target.writeBytes(bytes, 0, position);
        }
    }

    /** What was written of a message up to an error, to find out where that is. */
    byte[] written() {
        int flushed = target.writerIndex() - begin;
        int from = inPlace ? target.arrayOffset() + target.writerIndex() : 0;
        byte[] all = new byte[flushed + position - from];
        target.getBytes(begin, all, 0, flushed);
        System.arraycopy(bytes, from, all, flushed, position - from);
        return all;
    }

    /** The array, with room for some more bytes behind the position. */
    private byte[] room(int more) {
        if (limit - position < more) {
            makeRoom(more);
        }
        return bytes;
    }

    private void makeRoom(int more) {
        flush();
        inPlace = false;
        bytes = more <= SCRATCH_BYTES ? scratch : new byte[more];
        position = 0;
        limit = bytes.length;
    }

    /** Goes into a value that holds others. */
    void enter() {
        if (++depth > maxDepth) {
            throw new EncodeException("objects nest deeper than " + maxDepth
                    + ": raise the limit maxDepth, or see whether they refer to each other in a cycle");
        }
    }

    /** Comes out of what {@link #enter} went into. */
    void leave() {
        depth--;
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

    /** Writes bytes that are a value already, such as a name. */
    void writeRaw(byte[] value) {
        if (value.length > SCRATCH_BYTES) {
            writeLarge(value);
            return;
        }
        System.arraycopy(value, 0, room(value.length), position, value.length);
        position += value.length;
    }

    /** Writes bytes straight into the buffer, as they are more than the own array holds. */
    private void writeLarge(byte[] value) {
        makeRoom(0);
        target.writeBytes(value);
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

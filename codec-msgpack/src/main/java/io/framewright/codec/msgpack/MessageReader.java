package io.framewright.codec.msgpack;

import static io.framewright.codec.msgpack.Format.INT;
import static io.framewright.codec.msgpack.Format.LONG;
import static io.framewright.codec.msgpack.Format.SHORT;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.framewright.codec.DecodeLimits;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads values into Java's types. Numbers are accepted in any width, and as any wider type. */
final class MessageReader extends StructureReader {

    private static final char REPLACEMENT = '\ufffd';

    MessageReader(DecodeLimits limits, int maxDepth) {
        super(limits, maxDepth);
    }

    boolean readBoolean() {
        byte first = first();
        if (first != Format.TRUE && first != Format.FALSE) {
            throw expected("a boolean");
        }
        position++;
        return first == Format.TRUE;
    }

    int readInt() {
        byte first = first();
        if (first >= -32) {
            position++;
            return first;
        }
        return readWideInt(first);
    }

    private int readWideInt(byte first) {
        return switch (first) {
            case Format.UINT_8 -> bytes[take(1)] & 0xff;
            case Format.UINT_16 -> (short) SHORT.get(bytes, take(2)) & 0xffff;
            case Format.INT_8 -> bytes[take(1)];
            case Format.INT_16 -> (short) SHORT.get(bytes, take(2));
            case Format.INT_32 -> (int) INT.get(bytes, take(4));
            default -> (int) readInRange(Integer.MIN_VALUE, Integer.MAX_VALUE, "an int");
        };
    }

    int readShort() {
        return (int) readInRange(Short.MIN_VALUE, Short.MAX_VALUE, "a short");
    }

    int readByte() {
        return (int) readInRange(Byte.MIN_VALUE, Byte.MAX_VALUE, "a byte");
    }

    int readChar() {
        return (int) readInRange(Character.MIN_VALUE, Character.MAX_VALUE, "a char");
    }

    private long readInRange(long lowest, long highest, String type) {
        int at = position;
        long value = readLong();
        if (value < lowest || value > highest) {
            throw Fault.malformed(value + " is out of the range of " + type, at);
        }
        return value;
    }

    long readLong() {
        byte first = first();
        if (first >= -32) {
            position++;
            return first;
        }
        if (first == Format.UINT_64) {
            int at = position;
            long value = readUnsignedLong();
            if (value < 0) {
                throw Fault.malformed(Long.toUnsignedString(value) + " is out of the range of a long", at);
            }
            return value;
        }
        return readWide(first);
    }

    private long readWide(byte first) {
        return switch (first) {
            case Format.UINT_8 -> bytes[take(1)] & 0xffL;
            case Format.UINT_16 -> (short) SHORT.get(bytes, take(2)) & 0xffffL;
            case Format.UINT_32 -> (int) INT.get(bytes, take(4)) & 0xffff_ffffL;
            case Format.INT_8 -> (long) bytes[take(1)];
            case Format.INT_16 -> (long) (short) SHORT.get(bytes, take(2));
            case Format.INT_32 -> (long) (int) INT.get(bytes, take(4));
            case Format.INT_64 -> (long) LONG.get(bytes, take(8));
            default -> throw expected("an integer");
        };
    }

    /** Whether the next value is a number too large for a long. */
    boolean isLargeUnsigned() {
        return limit - position >= 9 && bytes[position] == Format.UINT_64 && bytes[position + 1] < 0;
    }

    /** The 64 bits of a number without a sign. */
    long readUnsignedLong() {
        return (long) LONG.get(bytes, take(8));
    }

    float readFloat() {
        byte first = first();
        if (first == Format.FLOAT_32) {
            return Float.intBitsToFloat((int) INT.get(bytes, take(4)));
        }
        int at = position;
        double value = readDouble();
        if (Math.abs(value) > Float.MAX_VALUE && !Double.isInfinite(value)) {
            throw Fault.malformed(value + " is out of the range of a float", at);
        }
        return (float) value;
    }

    double readDouble() {
        byte first = first();
        if (first == Format.FLOAT_64) {
            return Double.longBitsToDouble((long) LONG.get(bytes, take(8)));
        }
        if (first == Format.FLOAT_32) {
            return Float.intBitsToFloat((int) INT.get(bytes, take(4)));
        }
        if (!isNumber(first)) {
            throw expected("a number");
        }
        return isLargeUnsigned() ? unsignedToDouble(readUnsignedLong()) : readLong();
    }

    private static double unsignedToDouble(long bits) {
        return (double) ((bits >>> 1) | (bits & 1)) * 2.0;
    }

    /** A string, or null. */
    @Nullable
    String readString() {
        if (readNil()) {
            return null;
        }
        int at = position;
        int length = readStringHeader();
        requireLength(length, at);
        int from = position;
        position = from + length;
        return Utf8.isAscii(bytes, from, position) ? ascii(from, length) : utf8(from, length, at);
    }

    /** Compiles to less than the constructor that takes a charset. */
    @SuppressWarnings("deprecation") // does the right thing for ASCII
    private String ascii(int from, int length) {
        return new String(bytes, 0, from, length);
    }

    private String utf8(int from, int length, int at) {
        String text = new String(bytes, from, length, UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0 && !Utf8.isValid(bytes, from, from + length)) {
            throw Fault.malformed("the string is not UTF-8", at);
        }
        return text;
    }

    /** A string. */
    String requireString() {
        String text = readString();
        if (text == null) {
            throw malformed("expected a string, found nil");
        }
        return text;
    }

    /** Finds the string that comes next among names. */
    int readName(NameTable names) {
        int length = readStringHeader();
        int found = names.find(bytes, position, length);
        position += length;
        return found;
    }

    /** Passes a name if it comes next. A map's entries are left, or none. */
    boolean readName(byte[] name, int entriesLeft) {
        if (entriesLeft == 0) {
            return false;
        }
        int p = position;
        int end = p + name.length;
        if (p < limit && bytes[p] == name[0] && end <= limit && Arrays.equals(bytes, p, end, name, 0, name.length)) {
            position = end;
            return true;
        }
        return first() >= Format.STR_8 && first() <= Format.STR_32 && readLongName(name);
    }

    /** Passes a name with a longer header than it needs. */
    private boolean readLongName(byte[] name) {
        int before = position;
        int from = Names.headerLength(name.length);
        int length = readStringHeader();
        if (Arrays.equals(bytes, position, position + length, name, from, name.length)) {
            position += length;
            return true;
        }
        position = before;
        return false;
    }

    UUID readUuid() {
        int at = position;
        int length = readBinaryHeader();
        if (length != 16) {
            throw Fault.malformed("expected the 16 bytes of a UUID, found " + length, at);
        }
        position += length;
        return new UUID((long) LONG.get(bytes, position - 16), (long) LONG.get(bytes, position - 8));
    }

    /** Reads a point in time in any of the three forms of the extension -1. */
    <T> T readTimestamp(TimestampTarget<T> target) {
        int at = position;
        if (!isExtension()) {
            throw expected("a timestamp");
        }
        int length = readExtensionHeader();
        byte type = bytes[position++];
        position += length;
        if (type != Format.TIMESTAMP) {
            throw Fault.malformed("expected a timestamp, found an extension of type " + type, at);
        }
        return timestamp(position - length, length, at, target);
    }

    private <T> T timestamp(int from, int length, int at, TimestampTarget<T> target) {
        long seconds;
        long nanos;
        switch (length) {
            case 4 -> {
                seconds = (int) INT.get(bytes, from) & 0xffff_ffffL;
                nanos = 0;
            }
            case 8 -> {
                long both = (long) LONG.get(bytes, from);
                seconds = both & 0x3_ffff_ffffL;
                nanos = both >>> 34;
            }
            case 12 -> {
                seconds = (long) LONG.get(bytes, from + 4);
                nanos = (int) INT.get(bytes, from) & 0xffff_ffffL;
            }
            default -> throw Fault.malformed("a timestamp has " + length + " bytes", at);
        }
        if (nanos > 999_999_999) {
            throw Fault.malformed("a timestamp has " + nanos + " nanoseconds", at);
        }
        return target.at(seconds, (int) nanos);
    }

    /** What a point in time becomes. */
    interface TimestampTarget<T> {
        T at(long seconds, int nanos);
    }
}

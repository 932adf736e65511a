package io.framewright.codec.msgpack;

import static io.framewright.codec.msgpack.Format.INT;
import static io.framewright.codec.msgpack.Format.LONG;
import static io.framewright.codec.msgpack.Format.SHORT;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.framewright.codec.DecodeLimits;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.msgpack.value.ValueType;

/**
 * Reads one message at a time, and knows what its bytes have asked for so far. Every count is checked here before
 * anything is allocated for it: against the limits, and against the bytes that remain, as each value takes at least one.
 * Numbers are accepted in any width, and as any wider type.
 */
final class MessageReader {

    private static final byte[] NOTHING = {};
    private static final int KEPT_BYTES = 256 * 1024;
    private static final char REPLACEMENT = '\ufffd';

    private final int maxDepth;
    private final int maxElements;
    private final int maxBytes;
    private final int maxObjects;
    private byte[] scratch = NOTHING;
    private byte[] bytes = NOTHING;
    private int start;
    private int position;
    private int limit;
    private int depth;
    private long objects;

    /** Whether these are the bytes of a message that was not written to its end. */
    private boolean partial;

    /** How many bytes are taken for elements that were announced and not yet read. */
    private int owed;

    MessageReader(DecodeLimits limits, int maxDepth) {
        this.maxDepth = maxDepth;
        this.maxElements = limits.maxElements();
        this.maxBytes = limits.maxBytes();
        this.maxObjects = limits.maxObjects();
    }

    /** Takes the readable bytes of a buffer, in place if they lie in an array. */
    void begin(ByteBuf in) {
        int length = in.readableBytes();
        if (in.hasArray()) {
            int from = in.arrayOffset() + in.readerIndex();
            begin(in.array(), from, from + length);
        } else {
            byte[] copy = scratch(length);
            in.getBytes(in.readerIndex(), copy, 0, length);
            begin(copy, 0, length);
        }
    }

    /** Takes what was written of a message up to an error. */
    void beginPartial(byte[] array) {
        begin(array, 0, array.length);
        partial = true;
    }

    private void begin(byte[] array, int from, int to) {
        partial = false;
        bytes = array;
        start = from;
        position = from;
        limit = to;
        depth = 0;
        objects = 0;
        owed = 0;
    }

    private byte[] scratch(int length) {
        if (length <= scratch.length) {
            return scratch;
        }
        if (length > KEPT_BYTES) {
            return new byte[length];
        }
        scratch = new byte[Math.max(1024, Integer.highestOneBit(length - 1) << 1)];
        return scratch;
    }

    /** Checks that the message is used up, and lets go of it. */
    void finish() {
        if (position != limit) {
            int count = limit - position;
            throw malformed(count + (count == 1 ? " byte is" : " bytes are") + " left over behind the message");
        }
        bytes = NOTHING;
    }

    /** Goes back to an index that {@link #position} returned. */
    void position(int index) {
        position = index;
    }

    /** Goes back to the message's first byte, to find the place of an error. */
    MessageReader again() {
        begin(bytes, start, limit);
        return this;
    }

    int position() {
        return position;
    }

    /** The number of a byte of the message, counted from 0. */
    int offset(int at) {
        return at - start;
    }

    Fault malformed(String message) {
        return Fault.malformed(message, position);
    }

    /** Goes into a value that holds others. */
    void enter() {
        if (++depth > maxDepth) {
            throw Fault.limitExceeded("depth of nested objects", depth, maxDepth, position);
        }
        count(1);
    }

    /** Comes out of what {@link #enter} went into. */
    void leave() {
        depth--;
    }

    private void count(int more) {
        objects += more;
        if (objects > maxObjects) {
            throw Fault.limitExceeded("objects in one message", objects, maxObjects, position);
        }
    }

    /**
     * Announces elements. {@link #nextElement} follows for each byte that they were said to take at least.
     *
     * @param leaves how many of them are counted now, because they do not {@link #enter}
     */
    void beginElements(int elements, int bytesEach, int leaves) {
        if (elements > maxElements) {
            throw Fault.limitExceeded("elements in one collection", elements, maxElements, position - 1);
        }
        requireBytes((long) elements * bytesEach + owed);
        count(leaves);
        owed += elements * bytesEach;
    }

    void nextElement(int bytesEach) {
        owed -= bytesEach;
    }

    /** Checks the size of an array of primitives. */
    void requireRun(int length, int width) {
        if ((long) length * width > maxBytes) {
            throw Fault.limitExceeded(
                    "bytes in one string or array", (long) length * width, maxBytes, position);
        }
        requireBytes((long) length + owed);
    }

    private void requireBytes(long count) {
        if (count > limit - position) {
            throw malformed("the message ends too early: " + count + " more bytes at least should come, "
                    + (limit - position) + " do");
        }
    }

    private void requireElements(long count) {
        if (count > limit - position && !partial) {
            requireBytes(count);
        }
    }

    private Fault expected(String what) {
        byte first = bytes[position];
        return malformed(
                first == Format.RESERVED
                        ? "the byte c1 is reserved"
                        : "expected " + what + ", found " + Format.name(first));
    }

    /** The first byte of the next value, which stays. */
    private byte first() {
        if (position >= limit) {
            requireBytes(1);
        }
        return bytes[position];
    }

    /** Skips a nil, if the next value is one. */
    boolean readNil() {
        if (position < limit && bytes[position] == Format.NIL) {
            position++;
            return true;
        }
        return false;
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
        if (first == Format.UINT_8 && limit - position >= 2) {
            position += 2;
            return bytes[position - 1] & 0xff;
        }
        if (first == Format.UINT_16 && limit - position >= 3) {
            position += 3;
            return (short) SHORT.get(bytes, position - 2) & 0xffff;
        }
        return (int) readInRange(Integer.MIN_VALUE, Integer.MAX_VALUE, "an int");
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

    /** Passes a first byte and some behind it, and returns the index of these. */
    private int take(int length) {
        requireBytes(1L + length);
        position += 1 + length;
        return position - length;
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

    private static boolean isNumber(byte first) {
        return first >= -32 || (first >= Format.UINT_8 && first <= Format.INT_64);
    }

    /** The number of elements of the array that comes next. Each takes at least a byte. */
    int readArrayHeader() {
        byte first = first();
        int count = first & 0xf;
        if ((first & 0xf0) == 0x90) {
            position++;
        } else if (first == Format.ARRAY_16) {
            count = (short) SHORT.get(bytes, take(2)) & 0xffff;
        } else if (first == Format.ARRAY_32) {
            count = counted((int) INT.get(bytes, take(4)));
        } else {
            throw expected("an array");
        }
        requireElements(count);
        return count;
    }

    /** Passes the header of an array whose length is known. */
    void readTuple(int length) {
        int at = position;
        int count = readArrayHeader();
        if (count != length) {
            throw Fault.malformed("expected an array of " + length + ", found one of " + count, at);
        }
    }

    /** The number of entries of the map that comes next. Each takes at least two bytes. */
    int readMapHeader() {
        byte first = first();
        int count = first & 0xf;
        if ((first & 0xf0) == 0x80) {
            position++;
        } else if (first == Format.MAP_16) {
            count = (short) SHORT.get(bytes, take(2)) & 0xffff;
        } else if (first == Format.MAP_32) {
            count = counted((int) INT.get(bytes, take(4)));
        } else {
            throw expected("a map");
        }
        requireElements(2L * count);
        return count;
    }

    /** Checks a count of 32 bits without a sign. */
    private int counted(int bits) {
        if (bits < 0) {
            requireBytes(Integer.toUnsignedLong(bits));
        }
        return bits;
    }

    /** The number of bytes of the string that comes next, all of which are there. */
    int readStringHeader() {
        byte first = first();
        int length = first & 0x1f;
        if ((first & 0xe0) == 0xa0) {
            position++;
        } else {
            length = readLongStringHeader(first);
        }
        if (length > limit - position) {
            requireBytes(length);
        }
        return length;
    }

    private int readLongStringHeader(byte first) {
        return switch (first) {
            case Format.STR_8 -> bytes[take(1)] & 0xff;
            case Format.STR_16 -> (short) SHORT.get(bytes, take(2)) & 0xffff;
            case Format.STR_32 -> counted((int) INT.get(bytes, take(4)));
            default -> throw expected("a string");
        };
    }

    /** A string, or null. */
    @Nullable
    String readString() {
        if (readNil()) {
            return null;
        }
        int at = position;
        int length = readStringHeader();
        if (length > maxBytes) {
            throw Fault.limitExceeded("bytes in one string or array", length, maxBytes, at);
        }
        String text = new String(bytes, position, length, UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0 && !Utf8.isValid(bytes, position, position + length)) {
            throw Fault.malformed("the string is not UTF-8", at);
        }
        position += length;
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

    /** Skips an entry of a map if none was read since a time when as many were left. */
    int skipUnread(int leftThen, int leftNow) {
        if (leftNow == 0 || leftNow < leftThen) {
            return leftNow;
        }
        skip(2);
        return leftNow - 1;
    }

    /** Skips elements of an array behind those that are known. */
    void skipBehind(int known, int count) {
        if (count > known) {
            skip(count - known);
        }
    }

    /** Skips some values with all that is in them, without recursion. */
    void skip(int values) {
        long left = values;
        while (left > 0) {
            left += skipHeader() - 1;
            requireBytes(left);
        }
    }

    /** Skips a value up to those that it holds, and tells how many these are. */
    private long skipHeader() {
        byte first = first();
        if (first >= -32 || (first >= Format.NIL && first <= Format.TRUE && first != Format.RESERVED)) {
            position++;
        } else if ((first & 0xe0) == 0xa0 || (first >= Format.STR_8 && first <= Format.STR_32)) {
            pass(readStringHeader());
        } else if ((first & 0xf0) == 0x90 || first == Format.ARRAY_16 || first == Format.ARRAY_32) {
            return readArrayHeader();
        } else if ((first & 0xf0) == 0x80 || first == Format.MAP_16 || first == Format.MAP_32) {
            return 2L * readMapHeader();
        } else if (first >= Format.BIN_8 && first <= Format.BIN_32) {
            pass(readBinaryHeader());
        } else if (first == Format.FLOAT_32 || first == Format.FLOAT_64) {
            take(first == Format.FLOAT_32 ? 4 : 8);
        } else if (first >= Format.UINT_8 && first <= Format.INT_64) {
            take(1 << ((first - Format.UINT_8) & 3));
        } else {
            pass(1 + readExtensionHeader());
        }
        return 0;
    }

    private void pass(int length) {
        position += length;
    }

    /** The number of bytes of the binary that comes next, all of which are there. */
    private int readBinaryHeader() {
        int length =
                switch (first()) {
                    case Format.BIN_8 -> bytes[take(1)] & 0xff;
                    case Format.BIN_16 -> (short) SHORT.get(bytes, take(2)) & 0xffff;
                    case Format.BIN_32 -> counted((int) INT.get(bytes, take(4)));
                    default -> throw expected("binary");
                };
        requireBytes(length);
        return length;
    }

    byte[] readBinary() {
        return content(readBinaryHeader());
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

    /** The bytes of a string as they are. */
    byte[] readRawString() {
        return content(readStringHeader());
    }

    private byte[] content(int length) {
        if (length > maxBytes) {
            throw Fault.limitExceeded("bytes in one string or array", length, maxBytes, position);
        }
        position += length;
        return Arrays.copyOfRange(bytes, position - length, position);
    }

    /** The number of bytes of the extension that comes next, all of which are there behind the byte of its type. */
    private int readExtensionHeader() {
        byte first = first();
        int length;
        if (first >= Format.FIXEXT_1 && first <= Format.FIXEXT_16) {
            position++;
            length = 1 << (first - Format.FIXEXT_1);
        } else {
            length = switch (first) {
                case Format.EXT_8 -> bytes[take(1)] & 0xff;
                case Format.EXT_16 -> (short) SHORT.get(bytes, take(2)) & 0xffff;
                case Format.EXT_32 -> counted((int) INT.get(bytes, take(4)));
                default -> throw expected("an extension");
            };
        }
        requireBytes(1L + length);
        return length;
    }

    /** An extension: its type, and its bytes behind that. */
    byte[] readExtension() {
        return content(1 + readExtensionHeader());
    }

    /** What comes next; NIL also for the reserved byte. */
    ValueType nextKind() {
        byte first = first();
        if (first == Format.RESERVED || first == Format.NIL) {
            return ValueType.NIL;
        }
        if (first == Format.TRUE || first == Format.FALSE) {
            return ValueType.BOOLEAN;
        }
        if (first == Format.FLOAT_32 || first == Format.FLOAT_64) {
            return ValueType.FLOAT;
        }
        if (isNumber(first)) {
            return ValueType.INTEGER;
        }
        if (isString()) {
            return ValueType.STRING;
        }
        if (isBinary()) {
            return ValueType.BINARY;
        }
        if (isExtension()) {
            return ValueType.EXTENSION;
        }
        return isArray() ? ValueType.ARRAY : ValueType.MAP;
    }

    boolean isArray() {
        byte first = first();
        return (first & 0xf0) == 0x90 || first == Format.ARRAY_16 || first == Format.ARRAY_32;
    }

    boolean isBinary() {
        byte first = first();
        return first >= Format.BIN_8 && first <= Format.BIN_32;
    }

    boolean isString() {
        byte first = first();
        return (first & 0xe0) == 0xa0 || (first >= Format.STR_8 && first <= Format.STR_32);
    }

    boolean isExtension() {
        byte first = first();
        return (first >= Format.EXT_8 && first <= Format.EXT_32)
                || (first >= Format.FIXEXT_1 && first <= Format.FIXEXT_16);
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

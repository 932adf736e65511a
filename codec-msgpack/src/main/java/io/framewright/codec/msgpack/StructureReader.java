package io.framewright.codec.msgpack;

import static io.framewright.codec.msgpack.Format.INT;
import static io.framewright.codec.msgpack.Format.SHORT;

import io.framewright.codec.DecodeLimits;
import java.util.Arrays;
import org.msgpack.value.ValueType;

/** Reads where values begin and end: headers, and what is skipped. Takes every form of a header. */
class StructureReader extends LimitedCursor {

    StructureReader(DecodeLimits limits, int maxDepth) {
        super(limits, maxDepth);
    }

    /** Skips a nil, if the next value is one. */
    boolean readNil() {
        if (position < limit && bytes[position] == Format.NIL) {
            position++;
            return true;
        }
        return false;
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

    int readLongStringHeader(byte first) {
        return switch (first) {
            case Format.STR_8 -> bytes[take(1)] & 0xff;
            case Format.STR_16 -> (short) SHORT.get(bytes, take(2)) & 0xffff;
            case Format.STR_32 -> counted((int) INT.get(bytes, take(4)));
            default -> throw expected("a string");
        };
    }

    /** The number of bytes of the binary that comes next, all of which are there. */
    int readBinaryHeader() {
        int length = switch (first()) {
            case Format.BIN_8 -> bytes[take(1)] & 0xff;
            case Format.BIN_16 -> (short) SHORT.get(bytes, take(2)) & 0xffff;
            case Format.BIN_32 -> counted((int) INT.get(bytes, take(4)));
            default -> throw expected("binary");
        };
        requireBytes(length);
        return length;
    }

    /** The number of bytes of the extension that comes next, all of which are there behind the byte of its type. */
    int readExtensionHeader() {
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
    long skipHeader() {
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

    void pass(int length) {
        position += length;
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

    static boolean isNumber(byte first) {
        return first >= -32 || (first >= Format.UINT_8 && first <= Format.INT_64);
    }

    byte[] content(int length) {
        requireLength(length, position);
        position += length;
        return Arrays.copyOfRange(bytes, position - length, position);
    }

    /** The bytes of a string as they are. */
    byte[] readRawString() {
        return content(readStringHeader());
    }

    byte[] readBinary() {
        return content(readBinaryHeader());
    }

    /** An extension: its type, and its bytes behind that. */
    byte[] readExtension() {
        return content(1 + readExtensionHeader());
    }

    /** Checks a count of 32 bits without a sign. */
    int counted(int bits) {
        if (bits < 0) {
            requireBytes(Integer.toUnsignedLong(bits));
        }
        return bits;
    }
}

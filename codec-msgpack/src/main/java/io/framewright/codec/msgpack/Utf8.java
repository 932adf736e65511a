package io.framewright.codec.msgpack;

import io.framewright.codec.EncodeException;

/** Strings as UTF-8. Both ways, nothing is replaced: what is not Unicode text is an error. */
final class Utf8 {

    private static final long TOP_BITS = 0x8080_8080_8080_8080L;

    private Utf8() {}

    /** Puts characters into an array up to the first that is not ASCII, and tells how many they are. */
    static int putAscii(String value, byte[] bytes, int from) {
        int length = value.length();
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                return i;
            }
            bytes[from + i] = (byte) c;
        }
        return length;
    }

    /** How many bytes a string takes, at most 2^31 - 17. */
    static int length(String value) {
        long length = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x80) {
                length++;
            } else if (c < 0x800) {
                length += 2;
            } else if (!Character.isSurrogate(c)) {
                length += 3;
            } else {
                requirePair(value, i++);
                length += 4;
            }
        }
        if (length > Integer.MAX_VALUE - 16) {
            throw new EncodeException("a string takes " + length + " bytes");
        }
        return (int) length;
    }

    private static void requirePair(String value, int index) {
        if (index + 1 >= value.length() || !Character.isSurrogatePair(value.charAt(index), value.charAt(index + 1))) {
            throw new EncodeException(
                    "the string has half of a surrogate pair at index " + index + ", which UTF-8 cannot hold");
        }
    }

    /** Puts a string into an array that has room for it. */
    static void put(String value, byte[] bytes, int from) {
        int p = from;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < 0x80) {
                bytes[p++] = (byte) c;
            } else if (c < 0x800) {
                bytes[p++] = (byte) (0xc0 | (c >> 6));
                bytes[p++] = (byte) (0x80 | (c & 0x3f));
            } else if (!Character.isSurrogate(c)) {
                bytes[p++] = (byte) (0xe0 | (c >> 12));
                bytes[p++] = (byte) (0x80 | ((c >> 6) & 0x3f));
                bytes[p++] = (byte) (0x80 | (c & 0x3f));
            } else {
                int point = Character.toCodePoint(c, value.charAt(++i));
                bytes[p++] = (byte) (0xf0 | (point >> 18));
                bytes[p++] = (byte) (0x80 | ((point >> 12) & 0x3f));
                bytes[p++] = (byte) (0x80 | ((point >> 6) & 0x3f));
                bytes[p++] = (byte) (0x80 | (point & 0x3f));
            }
        }
    }

    /** Whether bytes are ASCII, eight at a time; the last eight may overlap those before. */
    static boolean isAscii(byte[] bytes, int from, int to) {
        if (to - from < Long.BYTES) {
            return isShortAscii(bytes, from, to);
        }
        long seen = (long) Format.LONG.get(bytes, to - Long.BYTES);
        for (int p = from; p < to - Long.BYTES; p += Long.BYTES) {
            seen |= (long) Format.LONG.get(bytes, p);
        }
        return (seen & TOP_BITS) == 0;
    }

    private static boolean isShortAscii(byte[] bytes, int from, int to) {
        int seen = 0;
        for (int p = from; p < to; p++) {
            seen |= bytes[p];
        }
        return seen >= 0;
    }

    /** Whether bytes are UTF-8 as Unicode has it, table 3-7: no overlong forms, no surrogates, nothing above 10FFFF. */
    static boolean isValid(byte[] bytes, int from, int to) {
        int p = from;
        while (p < to) {
            int length = lengthAt(bytes, p, to);
            if (length == 0) {
                return false;
            }
            p += length;
        }
        return true;
    }

    /** How many bytes the character at an index takes, or 0 if there is none. */
    private static int lengthAt(byte[] bytes, int p, int to) {
        int first = bytes[p] & 0xff;
        if (first < 0x80) {
            return 1;
        }
        int length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
        if (length == 0 || to - p < length) {
            return 0;
        }
        int second = bytes[p + 1] & 0xff;
        int lowest = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int highest = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        if (second < lowest || second > highest) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[p + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}

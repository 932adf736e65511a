package io.framewright.codec.protobuf;

import io.framewright.codec.DecodeException;

/** Steps over the fields of a message in an array. Every step is checked against the end of the message it is in. */
final class WireReader {

    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int LENGTH_DELIMITED = 2;
    static final int START_GROUP = 3;
    static final int END_GROUP = 4;
    static final int FIXED32 = 5;

    private static final int LONGEST_VARINT = 10;

    private final byte[] bytes;
    private int position;

    WireReader(byte[] bytes, int offset) {
        this.bytes = bytes;
        this.position = offset;
    }

    int position() {
        return position;
    }

    /** Reads a tag: field number × 8 + wire type. */
    int tag(int end) {
        return (int) varint(end);
    }

    /** Reads a length that fits. */
    int length(int end) {
        int length = (int) varint(end);
        if (length < 0 || length > end - position) {
            throw truncated();
        }
        return length;
    }

    /** Steps over bytes whose number is known. */
    void advance(int count, int end) {
        if (count > end - position) {
            throw truncated();
        }
        position += count;
    }

    /** Steps over a number. */
    void skip(int wireType, int end) {
        switch (wireType) {
            case VARINT -> varint(end);
            case FIXED32 -> advance(4, end);
            case FIXED64 -> advance(8, end);
            default -> throw DecodeException.malformed("there is no wire type " + wireType);
        }
    }

    /** How many varints end within the next bytes. */
    int varints(int length) {
        int count = 0;
        for (int i = position; i < position + length; i++) {
            count += (~bytes[i] & 0x80) >>> 7;
        }
        return count;
    }

    private long varint(int end) {
        long value = 0;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            if (position >= end) {
                throw truncated();
            }
            byte next = bytes[position++];
            value |= (next & 0x7fL) << (7 * i);
            if (next >= 0) {
                return value;
            }
        }
        throw DecodeException.malformed("a varint of more than " + LONGEST_VARINT + " bytes");
    }

    static DecodeException truncated() {
        return DecodeException.malformed("the message ends too early");
    }
}

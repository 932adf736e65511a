package io.framewright.codec.msgpack;

import io.netty.buffer.ByteBuf;

/** A place in the bytes of one message, which lie in an array. Used for one message after another. */
class ByteCursor {

    private static final byte[] NOTHING = {};
    private static final int FIRST_BYTES = 4 * 1024;
    private static final int KEPT_BYTES = 1024 * 1024;

    byte[] bytes = NOTHING;
    int position;
    int limit;
    private byte[] own = NOTHING;
    private int start;

    /** Whether these are the bytes of a message that was not written to its end. */
    private boolean partial;

    /**
     * Takes the readable bytes of a buffer. Large ones are read in place if they lie in an array; all others are copied
     * into the same array each time, for to refer to another one costs more than to copy a few bytes.
     */
    void begin(ByteBuf in) {
        int length = in.readableBytes();
        if (length > FIRST_BYTES && in.hasArray()) {
            int from = in.arrayOffset() + in.readerIndex();
            begin(in.array(), from, from + length);
        } else {
            byte[] copy = own(length);
            in.getBytes(in.readerIndex(), copy, 0, length);
            begin(copy, 0, length);
        }
    }

    void begin(byte[] array, int from, int to) {
        partial = false;
        if (bytes != array) {
            bytes = array;
        }
        start = from;
        position = from;
        limit = to;
    }

    /** Takes what was written of a message up to an error. */
    void beginPartial(byte[] array) {
        begin(array, 0, array.length);
        partial = true;
    }

    private byte[] own(int length) {
        if (length <= own.length) {
            return own;
        }
        byte[] larger = new byte[Math.max(FIRST_BYTES, length)];
        if (length <= KEPT_BYTES) {
            own = larger;
        }
        return larger;
    }

    /** Checks that the message is used up, and lets go of it. */
    void finish() {
        if (position != limit) {
            int count = limit - position;
            throw malformed(count + (count == 1 ? " byte is" : " bytes are") + " left over behind the message");
        }
        if (bytes != own) {
            bytes = own;
        }
    }

    /** Goes back to an index that {@link #position} returned. */
    void position(int index) {
        position = index;
    }

    int position() {
        return position;
    }

    /** Goes back to the message's first byte, to find the place of an error. */
    void again() {
        begin(bytes, start, limit);
    }

    /** The number of a byte of the message, counted from 0. */
    int offset(int at) {
        return at - start;
    }

    Fault malformed(String message) {
        return Fault.malformed(message, position);
    }

    void requireBytes(long count) {
        if (count > limit - position) {
            throw malformed("the message ends too early: " + count + " more bytes at least should come, "
                    + (limit - position) + " do");
        }
    }

    Fault expected(String what) {
        byte first = bytes[position];
        return malformed(
                first == Format.RESERVED
                        ? "the byte c1 is reserved"
                        : "expected " + what + ", found " + Format.name(first));
    }

    /** The first byte of the next value, which stays. */
    byte first() {
        if (position >= limit) {
            requireBytes(1);
        }
        return bytes[position];
    }

    /** Passes a first byte and some behind it, and returns the index of these. */
    int take(int length) {
        requireBytes(1L + length);
        position += 1 + length;
        return position - length;
    }

    /** Checks a count of elements, which are not there where a message was not written to its end. */
    void requireElements(long count) {
        if (count > limit - position && !partial) {
            requireBytes(count);
        }
    }
}

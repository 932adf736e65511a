package io.framewright.codec.msgpack;

import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * Collects the bytes of one message at a time in an array of its own, which is copied once at the end. No reference is
 * stored on the way: into an old object, that would cost as much as writing a small message.
 */
class MessageOutput {

    private static final int FIRST_BYTES = 4 * 1024;
    private static final int KEPT_BYTES = 1024 * 1024;
    private static final int MAX_BYTES = Integer.MAX_VALUE - 16;

    private final int maxDepth;
    byte[] bytes = new byte[FIRST_BYTES];
    int position;
    private int depth;

    MessageOutput(int maxDepth) {
        this.maxDepth = maxDepth;
    }

    /** Begins a message. */
    void begin() {
        position = 0;
        depth = 0;
    }

    /** Appends the message to a buffer. */
    void finish(ByteBuf out) {
        out.writeBytes(bytes, 0, position);
        if (bytes.length > KEPT_BYTES) {
            bytes = new byte[FIRST_BYTES];
        }
    }

    /** What was written of a message up to an error, to find out where that is. */
    byte[] written() {
        return Arrays.copyOf(bytes, position);
    }

    /** The array, with room for some more bytes behind the position. */
    byte[] room(int more) {
        if (bytes.length - position < more) {
            grow(more);
        }
        return bytes;
    }

    private void grow(int more) {
        long needed = (long) position + more;
        if (needed > MAX_BYTES) {
            throw new EncodeException("the message takes more than " + MAX_BYTES + " bytes");
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(MAX_BYTES, Math.max(needed, 2L * bytes.length)));
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

    /** Writes bytes that are a value already, such as a name. */
    void writeRaw(byte[] value) {
        System.arraycopy(value, 0, room(value.length), position, value.length);
        position += value.length;
    }
}

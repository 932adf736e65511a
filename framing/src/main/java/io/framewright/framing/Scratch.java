package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * The buffer into which one deframer unescapes payloads, one after the other. A payload that somebody retained keeps its
 * bytes: the next one then gets another buffer. Unpooled, on the heap: nobody tells a deframer that it is not needed any
 * more.
 */
final class Scratch {

    /**
     * A larger buffer is not kept for the next payload: there is one for each connection, and one long payload would be
     * held by each of thousands for as long as they last.
     */
    private static final int LARGEST_KEPT = 1 << 12;

    private static final int SMALLEST = 1 << 8;

    private ByteBuf buffer = Unpooled.EMPTY_BUFFER;

    /** Returns an array that has room for a payload, which is to stand at its beginning. */
    byte[] array(int length) {
        if (buffer.capacity() < Math.max(SMALLEST, length)) {
            buffer.release();
            buffer = Unpooled.buffer(Math.max(SMALLEST, length));
        }
        return buffer.array();
    }

    /** Returns the payload that was written into the array. */
    ByteBuf payload(int length) {
        return buffer.setIndex(0, length);
    }

    /** Ends the use of a payload. */
    void release() {
        if (buffer.refCnt() > 1 || buffer.capacity() > LARGEST_KEPT) {
            buffer.release();
            buffer = Unpooled.EMPTY_BUFFER;
        }
    }
}

package io.framewright.codec.msgpack;

import io.framewright.codec.DecodeLimits;

/**
 * Knows what a message's bytes have asked for so far. Every count is checked here before anything is allocated for it:
 * against the limits, and against the bytes that remain, as each value takes at least one.
 */
class LimitedCursor extends ByteCursor {

    private final int maxDepth;
    private final int maxElements;
    private final int maxBytes;
    private final int maxObjects;
    private int depth;
    private long objects;

    /** How many bytes are taken for elements that were announced and not yet read. */
    private int owed;

    LimitedCursor(DecodeLimits limits, int maxDepth) {
        this.maxDepth = maxDepth;
        this.maxElements = limits.maxElements();
        this.maxBytes = limits.maxBytes();
        this.maxObjects = limits.maxObjects();
    }

    @Override
    void begin(byte[] array, int from, int to) {
        super.begin(array, from, to);
        depth = 0;
        objects = 0;
        owed = 0;
    }

    /** Checks the number of bytes of a string, binary or extension. */
    void requireLength(int length, int at) {
        if (length > maxBytes) {
            throw Fault.limitExceeded("bytes in one string or array", length, maxBytes, at);
        }
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

    void count(int more) {
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
            throw Fault.limitExceeded("bytes in one string or array", (long) length * width, maxBytes, position);
        }
        requireBytes((long) length + owed);
    }
}

package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.io.Input;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeLimits;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads one message at a time, and knows what its bytes have asked for so far. Every count is checked here before
 * anything is allocated for it: against the limits, and against the bytes that remain.
 */
final class GraphInput extends Input {

    private static final byte[] NOTHING = {};
    private static final int KEPT_BYTES = 256 * 1024;
    private static final int KEPT_CHARS = 4096;

    /** How far the last bits of an int are shifted in a varint. */
    private static final int LAST_SHIFT = 28;

    private final DecodeLimits limits;
    private final int maxDepth;
    private byte[] scratch = NOTHING;
    private int depth;
    private long objects;
    private int owed;
    private final @Nullable ReadReferences references;

    GraphInput(DecodeLimits limits, int maxDepth, @Nullable ReadReferences references) {
        this.limits = limits;
        this.maxDepth = maxDepth;
        this.references = references;
    }

    /** Takes the readable bytes of a buffer, in place if they lie in an array. */
    void begin(ByteBuf in) {
        int length = in.readableBytes();
        if (in.hasArray()) {
            setBuffer(in.array(), in.arrayOffset() + in.readerIndex(), length);
        } else {
            byte[] copy = scratch(length);
            in.getBytes(in.readerIndex(), copy, 0, length);
            setBuffer(copy, 0, length);
        }
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
            throw DecodeException.leftOver(limit - position);
        }
        setBuffer(NOTHING, 0, 0);
        if (chars.length > KEPT_CHARS) {
            chars = new char[KEPT_CHARS];
        }
        if (references != null) {
            references.clear();
        }
    }

    ReadReferences references() {
        if (references == null) {
            throw new IllegalStateException("references are off");
        }
        return references;
    }

    /** Tells that an object that holds others was made, before these are read. */
    void created(Object object) {
        if (references != null) {
            references.created(object);
        }
    }

    /** Tells that an object that holds others will be made only after these are read. */
    void createdLate() {
        if (references != null) {
            references.createdLate();
        }
    }

    /** Goes into an object that holds others. */
    void enter() {
        if (++depth > maxDepth) {
            throw DecodeException.limitExceeded("depth of nested objects", depth, maxDepth);
        }
        count(1);
    }

    /** Comes out of what {@link #enter} went into. */
    void leave() {
        depth--;
    }

    /** Reads the length of what follows; returns where that ends. */
    int beginRun() {
        int length = readVarInt(true);
        if (length < 0 || length > limit - position) {
            throw DecodeException.malformed(
                    "a length says " + length + ", and " + (limit - position) + " bytes remain");
        }
        return position + length;
    }

    /** Checks that a run was read to its end. */
    void endRun(int end) {
        if (position != end) {
            throw DecodeException.malformed("fields end " + Math.abs(end - position) + " bytes "
                    + (position < end ? "before" : "behind") + " the end that their length says");
        }
    }

    /** Skips fields that are not known here. */
    void skipRun(int end) {
        if (references != null) {
            throw DecodeException.malformed("fields of a later version cannot be skipped with references, which"
                    + " count the objects in them");
        }
        position = end;
    }

    private void count(int more) {
        objects += more;
        if (objects > limits.maxObjects()) {
            throw DecodeException.limitExceeded("objects in one message", objects, limits.maxObjects());
        }
    }

    /**
     * Announces elements that take at least some bytes each. {@link #nextElement} follows for each of them.
     *
     * @param leaves whether the elements are counted now, because they do not {@link #enter}
     */
    void beginElements(int elements, int minBytes, boolean leaves) {
        if (elements > limits.maxElements()) {
            throw DecodeException.limitExceeded("elements in one collection", elements, limits.maxElements());
        }
        requireBytes(elements, minBytes);
        if (leaves) {
            count(elements);
        }
        owed += elements * minBytes;
    }

    void nextElement(int minBytes) {
        owed -= minBytes;
    }

    /** Checks the length of a string, a number or an array of primitives. */
    void requireRun(int length, int minBytes, int width) {
        if ((long) length * width > limits.maxBytes()) {
            throw DecodeException.limitExceeded(
                    "bytes in one string or array", (long) length * width, limits.maxBytes());
        }
        requireBytes(length, minBytes);
    }

    private void requireBytes(int count, int minBytes) {
        int free = limit - position - owed;
        if (count < 0 || (long) count * minBytes > free) {
            throw DecodeException.malformed(
                    "a count says " + count + ", more than the " + (limit - position) + " bytes that remain can hold");
        }
    }

    /** Refuses a long that is no int; Kryo would cut it. */
    @Override
    public int readVarInt(boolean optimizePositive) {
        int b = readByte();
        int value = b & 0x7f;
        for (int shift = 7; b < 0; shift += 7) {
            b = readByte();
            if (shift == LAST_SHIFT && (b & 0xf0) != 0) {
                throw DecodeException.malformed("a number is larger than an int");
            }
            value |= (b & 0x7f) << shift;
        }
        return optimizePositive ? value : (value >>> 1) ^ -(value & 1);
    }

    @Override
    @SuppressWarnings("NullAway") // as Kryo has it: null is a string that can be written
    public String readString() {
        if (!readVarIntFlag()) {
            requireAsciiEnd();
            return super.readString();
        }
        int length = readVarIntFlag(true) - 1;
        if (length <= 0) {
            if (length < -1) {
                throw DecodeException.malformed("a string has a negative length");
            }
            return length == 0 ? "" : null;
        }
        requireRun(length, 1, 1);
        return isAscii(length) ? readAscii(length) : readUtf8(length);
    }

    private void requireAsciiEnd() {
        if (limit - position > limits.maxBytes()) {
            int bound = position + limits.maxBytes();
            for (int i = position; i < bound; i++) {
                if (buffer[i] < 0) {
                    return;
                }
            }
            throw DecodeException.limitExceeded(
                    "bytes in one string or array", limits.maxBytes() + 1L, limits.maxBytes());
        }
    }

    private boolean isAscii(int length) {
        byte[] bytes = buffer;
        int bits = 0;
        for (int i = position, end = position + length; i < end; i++) {
            bits |= bytes[i];
        }
        return bits >= 0;
    }

    private String readAscii(int length) {
        String string = new String(buffer, position, length, StandardCharsets.ISO_8859_1);
        position += length;
        return string;
    }

    /** Reads chars of one to three bytes each, in their shortest form; a surrogate is a char like any other. */
    private String readUtf8(int length) {
        if (chars.length < length) {
            chars = new char[length];
        }
        char[] text = chars;
        int start = position;
        for (int i = 0; i < length; i++) {
            text[i] = readUtf8Char();
        }
        if (position - start > limits.maxBytes()) {
            throw DecodeException.limitExceeded("bytes in one string or array", position - start, limits.maxBytes());
        }
        return new String(text, 0, length);
    }

    private char readUtf8Char() {
        int first = readByte();
        if (first >= 0) {
            return (char) first;
        }
        int c;
        if ((first & 0xe0) == 0xc0) {
            c = (first & 0x1f) << 6 | continuation();
            requireUtf8(c > 0x7f);
        } else {
            requireUtf8((first & 0xf0) == 0xe0);
            c = (first & 0x0f) << 12 | continuation() << 6 | continuation();
            requireUtf8(c > 0x7ff);
        }
        return (char) c;
    }

    private int continuation() {
        int b = readByte();
        requireUtf8((b & 0xc0) == 0x80);
        return b & 0x3f;
    }

    private static void requireUtf8(boolean condition) {
        if (!condition) {
            throw DecodeException.malformed("a string is not in UTF-8 as Kryo writes it");
        }
    }
}

package io.framewright.codec.marshalling;

import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeLimits;
import java.util.Map;

/**
 * How long an array may be: as long as the limits allow, and no longer than the bytes that remain could fill.
 *
 * @param limits what decoding one message may cost
 */
record ArrayLimits(DecodeLimits limits) {

    /** A hash table's smallest array, and how many times longer than its count of entries the array can be. */
    private static final int MIN_TABLE = 16;

    private static final int MAX_TABLE_PER_ENTRY = 8;

    /** River puts this many booleans into a byte. */
    private static final int BOOLEANS_PER_BYTE = 8;

    /** Checks a length by the type of the elements; or by an array's type, which is how the JDK's classes ask. */
    void require(Class<?> type, long length, int remaining) {
        if (type == boolean.class) {
            requireLimit("bytes in one array", length, limits.maxBytes());
            requirePresent("booleans in one array", length / BOOLEANS_PER_BYTE, remaining);
        } else if (type.isPrimitive()) {
            requireLimit("bytes in one array", length * width(type), limits.maxBytes());
            requirePresent("bytes in one array", length * width(type), remaining);
        } else if (type == Map.Entry[].class) {
            long entries = length <= MIN_TABLE ? 0 : length / MAX_TABLE_PER_ENTRY;
            requireLimit("entries in one map", entries, limits.maxElements());
            requirePresent("entries in one map", entries, remaining);
        } else {
            requireLimit("elements in one collection", length, limits.maxElements());
            requirePresent("elements in one collection", length, remaining);
        }
    }

    /** How many bytes one value of a primitive type takes. */
    static int width(Class<?> type) {
        if (type == long.class || type == double.class) {
            return Long.BYTES;
        }
        if (type == int.class || type == float.class) {
            return Integer.BYTES;
        }
        return type == char.class || type == short.class ? Short.BYTES : 1;
    }

    private static void requireLimit(String what, long value, int limit) {
        if (value > limit) {
            throw DecodeException.limitExceeded(what, value, limit);
        }
    }

    private static void requirePresent(String what, long value, int remaining) {
        if (value > remaining) {
            throw DecodeException.malformed(
                    what + ": " + value + " are announced where only " + remaining + " bytes remain");
        }
    }
}

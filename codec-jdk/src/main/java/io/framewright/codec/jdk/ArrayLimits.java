package io.framewright.codec.jdk;

import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeLimits;
import java.util.Map;

/**
 * How long an array may be: as long as the limits allow, and no longer than the bytes that remain could fill.
 *
 * @param limits what decoding one message may cost
 */
record ArrayLimits(DecodeLimits limits) {

    private static final Map<Class<?>, Integer> SIZES = Map.of(
            boolean.class,
            1,
            byte.class,
            1,
            char.class,
            2,
            short.class,
            2,
            int.class,
            4,
            float.class,
            4,
            long.class,
            8,
            double.class,
            8);

    /** A hash table's smallest array, and how many times longer than its count of entries the array can be. */
    private static final int MIN_TABLE = 16;

    private static final int MAX_TABLE_PER_ENTRY = 8;

    void require(Class<?> type, long length, int remaining) {
        Class<?> component = type.getComponentType();
        Integer size = SIZES.get(component);
        if (size != null) {
            require("bytes in one array", length * size, limits.maxBytes(), remaining);
        } else if (component == Map.Entry.class) {
            long entries = length <= MIN_TABLE ? 0 : length / MAX_TABLE_PER_ENTRY;
            require("entries in one map", entries, limits.maxElements(), remaining);
        } else {
            require("elements in one array", length, limits.maxElements(), remaining);
        }
    }

    private static void require(String what, long value, int limit, int remaining) {
        if (value > limit) {
            throw DecodeException.limitExceeded(what, value, limit);
        }
        if (value > remaining) {
            throw DecodeException.malformed(
                    what + ": " + value + " are announced where only " + remaining + " bytes remain");
        }
    }
}

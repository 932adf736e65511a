package io.framewright.codec.msgpack;

import io.framewright.codec.DecodeLimits;

/**
 * What a codec was told.
 *
 * @param limits what decoding may cost
 * @param numbers the application's nested classes
 * @param layout what objects are on the wire
 * @param compile whether code is made for each class at run time
 */
record MsgpackSettings(DecodeLimits limits, ClassNumbers numbers, Layout layout, boolean compile) {

    /** One level takes a few hundred bytes of stack, so this many fit on any thread. */
    private static final int MAX_DEPTH = 500;

    /** How deep objects may nest, at most {@value #MAX_DEPTH}. */
    int maxDepth() {
        return Math.min(limits.maxDepth(), MAX_DEPTH);
    }

    @Override
    public String toString() {
        return switch (layout) {
            case ARRAYS -> "msgpack";
            case CHECKED_ARRAYS -> "msgpack(checked)";
            case MAPS -> "msgpack(maps)";
        };
    }
}

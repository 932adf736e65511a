package io.framewright.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * What one codec costs for one message.
 *
 * @param codec the codec's name
 * @param message the message's name
 * @param iterationMillis how long each iteration of its measurements was
 * @param wireBytes what {@code length-header(4)} puts on the wire: the payload and four bytes
 * @param wireRatioToJdk those bytes, divided by what {@code jdk} puts on the wire; null without that codec
 * @param encodeNanos time to encode
 * @param decodeNanos time to decode
 * @param encodeHeapBytes bytes allocated on the heap by encoding
 * @param decodeHeapBytes bytes allocated on the heap by decoding, the message included
 * @param framewrightPerSecond messages through a loopback connection, with Framewright's handler
 * @param nettyPerSecond messages through a loopback connection, with Netty's handlers
 * @param remark what has to be known besides; empty for nothing
 */
record Figures(
        String codec,
        String message,
        long iterationMillis,
        int wireBytes,
        @Nullable Double wireRatioToJdk,
        Measured encodeNanos,
        Measured decodeNanos,
        Measured encodeHeapBytes,
        Measured decodeHeapBytes,
        Measured framewrightPerSecond,
        Measured nettyPerSecond,
        String remark)
        implements Row {

    /** How many times as many messages come through as with Netty's own handlers. */
    double gain() {
        return framewrightPerSecond.ratioTo(nettyPerSecond);
    }

    double nanosBothWays() {
        return encodeNanos.value() + decodeNanos.value();
    }
}

package io.framewright.codec.testkit;

import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.DecodeLimits;
import java.util.HexFormat;

/**
 * Bytes that a codec must refuse: a depth bomb, a declared size without the bytes behind it, a class that is not listed.
 *
 * <pre>{@code
 * new Hostile("lists in lists", "91".repeat(100_000), Reason.LIMIT_EXCEEDED)
 * }</pre>
 *
 * @param name what the bytes are, for a failure's message
 * @param hex the bytes in hexadecimal, in any grouping, with comments
 * @param reason why they are refused
 * @param limits what decoding may cost
 */
public record Hostile(String name, String hex, Reason reason, DecodeLimits limits) {

    /**
     * Checks and normalizes.
     *
     * @param name what the bytes are, for a failure's message
     * @param hex the bytes in hexadecimal, in any grouping, with comments
     * @param reason why they are refused
     * @param limits what decoding may cost
     * @throws IllegalArgumentException if the text is not hexadecimal
     */
    public Hostile {
        hex = HexVectors.parse(hex).hex();
    }

    /**
     * Describes bytes that are refused under the default limits.
     *
     * @param name what the bytes are, for a failure's message
     * @param hex the bytes in hexadecimal, in any grouping, with comments
     * @param reason why they are refused
     */
    public Hostile(String name, String hex, Reason reason) {
        this(name, hex, reason, DecodeLimits.DEFAULT);
    }

    /**
     * Takes the bytes.
     *
     * @return a new array
     */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}

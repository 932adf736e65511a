package io.framewright.codec.testkit;

import java.util.HexFormat;

/**
 * A message, and the bytes that it is on the wire, for good.
 *
 * @param message the message; a payload, for a framing
 * @param hex its bytes in hexadecimal, in any grouping, with comments
 * @param <T> the message's type
 */
public record Golden<T>(T message, String hex) {

    /**
     * Checks and normalizes.
     *
     * @param message the message; a payload, for a framing
     * @param hex its bytes in hexadecimal, in any grouping, with comments
     * @throws IllegalArgumentException if the text is not hexadecimal
     */
    public Golden {
        hex = HexVectors.parse(hex).hex();
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

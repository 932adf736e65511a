package io.framewright.codec.testkit.framing;

import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.testkit.HexVectors;
import java.util.HexFormat;

/**
 * Bytes that a deframer must report as a bad frame. Between two good frames they must raise exactly one exception.
 *
 * @param name what is wrong with the bytes, for a failure's message
 * @param hex the bytes in hexadecimal, in any grouping, with comments
 * @param reason what the exception's reason must be
 * @param inStep whether the deframer must find the next frame right behind these bytes; if not, it must say that it
 *     cannot
 */
public record BadInput(String name, String hex, Reason reason, boolean inStep) {

    /**
     * Checks and normalizes.
     *
     * @param name what is wrong with the bytes, for a failure's message
     * @param hex the bytes in hexadecimal, in any grouping, with comments
     * @param reason what the exception's reason must be
     * @param inStep whether the deframer must find the next frame right behind these bytes; if not, it must say that it
     *     cannot
     * @throws IllegalArgumentException if the text is not hexadecimal
     */
    public BadInput {
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

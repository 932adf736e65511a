package io.framewright.examples;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message of values that languages like to disagree about, for peers in other languages to test themselves against.
 *
 * @param text any Unicode
 * @param big all 64 bits of it
 * @param ratio NaN and infinities included, where the format has them
 * @param flag true or false
 * @param nothing null, as a rule
 * @param words often none
 * @param blob any bytes
 */
public record Sampler(
        String text,
        long big,
        double ratio,
        boolean flag,
        @Nullable Double nothing,
        List<String> words,
        byte[] blob) {

    /** Compares the bytes of the blob. */
    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Sampler other
                && text.equals(other.text)
                && big == other.big
                && Double.compare(ratio, other.ratio) == 0
                && flag == other.flag
                && Objects.equals(nothing, other.nothing)
                && words.equals(other.words)
                && Arrays.equals(blob, other.blob);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text, big, ratio, flag, nothing, words, Arrays.hashCode(blob));
    }
}

package io.framewright.codec.spec;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One argument of a {@link Term}: a value, with or without a key. Immutable. */
public final class Argument {

    private static final Map<String, Integer> UNITS = Map.of("KiB", 10, "MiB", 20, "GiB", 30);

    private final @Nullable String key;
    private final byte[] value;
    private final boolean quoted;
    private final String source;
    private final int position;

    Argument(@Nullable String key, byte[] value, boolean quoted, String source, int position) {
        this.key = key;
        this.value = value;
        this.quoted = quoted;
        this.source = source;
        this.position = position;
    }

    /**
     * Tells what stands before the equals sign.
     *
     * @return the key, or null for an argument without one
     */
    public @Nullable String key() {
        return key;
    }

    /**
     * Tells whether the value was written in quotes.
     *
     * @return true for a string, false for a word
     */
    public boolean quoted() {
        return quoted;
    }

    /**
     * Reads the value as bytes.
     *
     * @return a string's bytes
     * @throws SpecException if the value is not a string in quotes
     */
    public byte[] bytes() {
        if (!quoted) {
            throw problem("expected a string in quotes, not " + word());
        }
        return value.clone();
    }

    /**
     * Reads the value as text.
     *
     * @return a word, or a string's bytes taken as UTF-8
     */
    public String text() {
        return word();
    }

    /**
     * Reads the value as a whole number.
     *
     * @return a decimal number, or a hexadecimal one behind 0x
     * @throws SpecException if the value is not a number that an int can hold
     */
    public int integer() {
        try {
            if (quoted) {
                throw new NumberFormatException();
            }
            return word().matches("0x[0-9a-fA-F]+")
                    ? Integer.parseInt(word().substring(2), 16)
                    : Integer.parseInt(word());
        } catch (NumberFormatException e) {
            throw problem("expected a number such as 4 or 0x20, not " + this);
        }
    }

    /**
     * Reads the value as a number of bytes.
     *
     * @return a number, multiplied by the unit KiB, MiB or GiB behind it, if any
     * @throws SpecException if the value is not a size that an int can hold
     */
    public int size() {
        String word = word();
        int digits = word.length() > 3 && UNITS.containsKey(word.substring(word.length() - 3))
                ? word.length() - 3
                : word.length();
        int shift = UNITS.getOrDefault(word.substring(digits), 0);
        try {
            if (quoted || word.startsWith("-")) {
                throw new NumberFormatException();
            }
            return Math.toIntExact(Math.multiplyExact(Long.parseLong(word.substring(0, digits)), 1L << shift));
        } catch (ArithmeticException | NumberFormatException e) {
            throw problem("expected a size such as 512, 64KiB or 1MiB, below 2GiB, not " + this);
        }
    }

    /**
     * Reads the value as one of several words.
     *
     * @param choices the words that are allowed
     * @return the one that stands here
     * @throws SpecException if the value is none of them
     */
    public String choice(String... choices) {
        if (quoted || !List.of(choices).contains(word())) {
            throw problem("expected " + String.join(" or ", choices) + ", not " + this);
        }
        return word();
    }

    /**
     * Makes an exception that points at this argument.
     *
     * @param problem what is wrong with it, and what was expected
     * @return the exception, to be thrown
     */
    public SpecException problem(String problem) {
        return new SpecException(problem, source, position);
    }

    private String word() {
        return new String(value, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return (key == null ? "" : key + "=") + (quoted ? SpecText.quote(value) : word());
    }
}

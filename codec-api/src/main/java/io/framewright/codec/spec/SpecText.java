package io.framewright.codec.spec;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes a {@link Term}'s text, for the {@code toString} of what the term made.
 *
 * <pre>{@code
 * new SpecText("length-header").add(4).addSize("max", 65536).toString() // length-header(4, max=64KiB)
 * }</pre>
 */
public final class SpecText {

    private final String name;
    private final List<String> arguments = new ArrayList<>();

    /**
     * Begins a term.
     *
     * @param name its name
     */
    public SpecText(String name) {
        this.name = name;
    }

    /**
     * Adds a number.
     *
     * @param value the number
     * @return this
     */
    public SpecText add(int value) {
        arguments.add(Integer.toString(value));
        return this;
    }

    /**
     * Adds a flag.
     *
     * @param word the flag
     * @return this
     */
    public SpecText add(String word) {
        arguments.add(word);
        return this;
    }

    /**
     * Adds a string.
     *
     * @param value the string's bytes
     * @return this
     */
    public SpecText add(byte[] value) {
        arguments.add(quote(value));
        return this;
    }

    /**
     * Adds an option.
     *
     * @param key its key
     * @param word its value, a word
     * @return this
     */
    public SpecText add(String key, String word) {
        arguments.add(key + "=" + word);
        return this;
    }

    /**
     * Adds an option.
     *
     * @param key its key
     * @param value its value, a number
     * @return this
     */
    public SpecText add(String key, int value) {
        return add(key, Integer.toString(value));
    }

    /**
     * Adds an option.
     *
     * @param key its key
     * @param value its value, a string
     * @return this
     */
    public SpecText add(String key, byte[] value) {
        return add(key, quote(value));
    }

    /**
     * Adds a size as an option, in the largest unit that divides it.
     *
     * @param key its key
     * @param bytes its value
     * @return this
     */
    public SpecText addSize(String key, int bytes) {
        return add(key, size(bytes));
    }

    @Override
    public String toString() {
        return arguments.isEmpty() ? name : name + "(" + String.join(", ", arguments) + ")";
    }

    /**
     * Writes a size as specs do.
     *
     * @param bytes a number of bytes
     * @return the number in the largest unit that divides it, such as {@code 64KiB}
     */
    public static String size(int bytes) {
        if (bytes > 0 && bytes % (1 << 20) == 0) {
            return (bytes >> 20) + "MiB";
        }
        return bytes > 0 && bytes % (1 << 10) == 0 ? (bytes >> 10) + "KiB" : Integer.toString(bytes);
    }

    /**
     * Writes a string as specs do.
     *
     * @param value the string's bytes
     * @return the string in quotes; bytes that are not printable ASCII are escaped
     */
    public static String quote(byte[] value) {
        StringBuilder text = new StringBuilder("\"");
        for (byte b : value) {
            switch (b) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\\' -> text.append("\\\\");
                case '"' -> text.append("\\\"");
                default -> {
                    if (b >= 0x20 && b < 0x7f) {
                        text.append((char) b);
                    } else {
                        text.append("\\x").append(HexFormat.of().toHexDigits(b));
                    }
                }
            }
        }
        return text.append('"').toString();
    }
}

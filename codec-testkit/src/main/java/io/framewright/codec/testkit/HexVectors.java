package io.framewright.codec.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Bytes written down in hexadecimal, in any grouping, with comments: the format of {@code src/test/vectors/*.hex}. One
 * text may hold several vectors, each behind a line with its name and a colon. Immutable.
 *
 * <pre>
 * # an order as it is on the wire
 * tea:
 *   00000001     # id
 *   03 746561    # name, behind its length
 * </pre>
 */
public final class HexVectors {

    private static final Path DIRECTORY = Path.of("src", "test", "vectors");
    private static final int SHOWN = 96;

    private final String source;
    private final Map<String, String> byName;

    private HexVectors(String source, Map<String, String> byName) {
        this.source = source;
        this.byName = byName;
    }

    /**
     * Reads a file below {@code src/test/vectors}, in the directory of the Maven module that is tested.
     *
     * @param file the file's name, such as {@code orders.hex}
     * @return its vectors
     * @throws UncheckedIOException if it cannot be read
     * @throws IllegalArgumentException if a line is neither hexadecimal nor a name
     */
    public static HexVectors read(String file) {
        Path path = DIRECTORY.resolve(file);
        try {
            return parse(path.toString(), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the vectors in " + path.toAbsolutePath(), e);
        }
    }

    /**
     * Reads a text.
     *
     * @param text hexadecimal, comments and names
     * @return its vectors
     * @throws IllegalArgumentException if a line is neither hexadecimal nor a name
     */
    public static HexVectors parse(String text) {
        return parse("the text", text);
    }

    private static HexVectors parse(String source, String text) {
        Map<String, String> byName = new LinkedHashMap<>();
        String name = "";
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String content = line.replaceFirst("#.*", "").strip();
            if (content.endsWith(":")) {
                name = content.substring(0, content.length() - 1);
                if (byName.put(name, "") != null) {
                    throw new IllegalArgumentException(source + ":" + number + ": " + name + " is there twice");
                }
            } else if (!content.isEmpty()) {
                byName.merge(name, digits(content, source + ":" + number), String::concat);
            }
        }
        return new HexVectors(source, byName);
    }

    private static String digits(String content, String place) {
        String digits = content.replaceAll("[\\s_]", "");
        if (!digits.matches("([0-9a-fA-F]{2})+")) {
            throw new IllegalArgumentException(place + ": expected pairs of hexadecimal digits, not " + content);
        }
        return digits.toLowerCase(Locale.ROOT);
    }

    /**
     * Takes the only vector of a text without names.
     *
     * @return its hexadecimal digits; none if the text has none
     */
    public String hex() {
        return byName.getOrDefault("", "");
    }

    /**
     * Takes a vector by its name.
     *
     * @param name what stands before the colon
     * @return its hexadecimal digits
     * @throws IllegalArgumentException if there is no such vector
     */
    public String hex(String name) {
        String digits = byName.get(name);
        if (digits == null) {
            throw new IllegalArgumentException("no vector '" + name + "' in " + source + ", only " + byName.keySet());
        }
        return digits;
    }

    /**
     * Prints bytes for a failure's message.
     *
     * @param bytes the bytes
     * @return their number, and as many as are worth looking at in hexadecimal
     */
    public static String show(byte[] bytes) {
        int shown = Math.min(SHOWN, bytes.length);
        String digits = HexFormat.of().formatHex(bytes, 0, shown);
        return bytes.length + (bytes.length == 1 ? " byte" : " bytes") + " [" + digits
                + (shown < bytes.length ? "…" : "") + "]";
    }
}

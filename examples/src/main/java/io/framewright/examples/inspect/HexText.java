package io.framewright.examples.inspect;

import java.io.ByteArrayOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@code xxd}, {@code hexdump -C} and people write: pairs of hexadecimal digits, blanks between them or not.
 * What stands in front of a colon, or of two blanks, is a place in the file; what follows a {@code |}, or two blanks behind
 * a place with a colon, is text; what follows a {@code #} is a remark.
 */
final class HexText {

    private static final Pattern XXD = Pattern.compile("\\s*[0-9a-fA-F]+:\\s?((?:(?!  ).)*)(?:  .*)?");
    private static final Pattern HEXDUMP = Pattern.compile("\\s*[0-9a-fA-F]{7,8}  ([^|]*)(?:\\|.*)?");
    private static final Pattern HEXDUMP_END = Pattern.compile("[0-9a-fA-F]{7,8}");

    private int lineNumber;
    private boolean hexdump;

    /**
     * Reads the next line.
     *
     * @throws IllegalArgumentException if it is none of these, saying which line and column
     */
    byte[] bytes(String line) {
        lineNumber++;
        Matcher xxd = XXD.matcher(line);
        if (xxd.matches()) {
            return digits(line, xxd.start(1), xxd.end(1));
        }
        Matcher withText = HEXDUMP.matcher(line);
        if (withText.matches()) {
            hexdump = true;
            return digits(line, withText.start(1), withText.end(1));
        }
        if (hexdump && HEXDUMP_END.matcher(line.strip()).matches()) {
            return new byte[0];
        }
        if (line.strip().equals("*")) {
            throw problem(line.indexOf('*'), "'*' stands for lines that were left out: use hexdump -v");
        }
        int remark = line.indexOf('#');
        return digits(line, 0, remark < 0 ? line.length() : remark);
    }

    private byte[] digits(String line, int start, int end) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int high = -1;
        for (int i = start; i < end; i++) {
            char character = line.charAt(i);
            int digit = Character.digit(character, 16);
            if (Character.isWhitespace(character) && high < 0) {
                continue;
            }
            if (digit < 0 || character > 'f') {
                throw problem(
                        i, "expected two hexadecimal digits, not '" + Printed.line(String.valueOf(character)) + "'");
            }
            if (high >= 0) {
                bytes.write(high << 4 | digit);
                high = -1;
            } else {
                high = digit;
            }
        }
        if (high >= 0) {
            throw problem(end - 1, "a hexadecimal digit is alone");
        }
        return bytes.toByteArray();
    }

    private IllegalArgumentException problem(int index, String problem) {
        return new IllegalArgumentException("line " + lineNumber + ", column " + (index + 1) + ": " + problem);
    }
}

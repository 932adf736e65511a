package io.framewright.examples.http;

/** What clients send may be quoted in a log, but must not write lines of its own there. */
public final class LogLine {

    private static final int MAX = 200;

    private LogLine() {}

    /**
     * Makes one line of a text.
     *
     * @param text any text
     * @return it without control and format characters, and not too long
     */
    public static String of(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ");
        return line.length() <= MAX ? line : line.substring(0, MAX) + "...";
    }
}

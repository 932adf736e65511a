package io.framewright.examples.inspect;

/** Text of strangers on a terminal. */
final class Printed {

    private static final int MAX = 2_000;

    private Printed() {}

    /** Returns a text on one line of limited length, without characters that a terminal obeys. */
    static String line(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(MAX).forEach(point -> {
            if (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT) {
                line.append(String.format("\\u%04x", point));
            } else {
                line.appendCodePoint(point);
            }
        });
        return text.codePointCount(0, text.length()) > MAX ? line + "..." : line.toString();
    }
}

package io.framewright.benchmarks.report;

import java.util.Locale;

/** Writes elements of SVG. All numbers have two decimals at most, so that the text does not depend on the machine. */
final class Svg {

    private final StringBuilder out = new StringBuilder();

    /** Opens an element. */
    Svg open(String tag, Object... attributes) {
        start(tag, attributes);
        out.append(">\n");
        return this;
    }

    Svg close(String tag) {
        out.append("</").append(tag).append(">\n");
        return this;
    }

    /** Writes an element without content. */
    Svg empty(String tag, Object... attributes) {
        start(tag, attributes);
        out.append("/>\n");
        return this;
    }

    /** Writes an element with text in it. */
    Svg text(String tag, String content, Object... attributes) {
        start(tag, attributes);
        out.append('>').append(escape(content));
        return close(tag);
    }

    /** Writes what is SVG already. */
    Svg raw(String svg) {
        out.append(svg);
        return this;
    }

    private void start(String tag, Object... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(value(attributes[i + 1]))
                    .append('"');
        }
    }

    private static String value(Object value) {
        return value instanceof Double number ? number(number) : escape(String.valueOf(value));
    }

    private static String number(double number) {
        String text = String.format(Locale.ROOT, "%.2f", number);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }

    /** Makes text safe in XML and in HTML. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

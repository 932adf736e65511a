package io.framewright.examples.http;

/** Text in HTML. */
public final class Html {

    private Html() {}

    /**
     * Escapes a text for an element or an attribute in quotes.
     *
     * @param text any text
     * @return text that is no markup
     */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

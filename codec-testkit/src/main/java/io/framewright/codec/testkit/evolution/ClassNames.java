package io.framewright.codec.testkit.evolution;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Replaces the names of classes in bytes. */
final class ClassNames {

    private ClassNames() {}

    /**
     * Replaces the name of the outermost class around one class by that around another, which must be as long if it is
     * there at all, in the form of the language and in that of the JVM.
     */
    static byte[] replace(byte[] bytes, Class<?> written, Class<?> read) {
        String from = written.getNestHost().getName();
        String to = read.getNestHost().getName();
        String text = new String(bytes, ISO_8859_1);
        String replaced = text.replace(from, to).replace(from.replace('.', '/'), to.replace('.', '/'));
        if (replaced.length() != text.length()) {
            throw new IllegalArgumentException(from + " is in the bytes, and not as long as " + to);
        }
        return replaced.getBytes(ISO_8859_1);
    }
}

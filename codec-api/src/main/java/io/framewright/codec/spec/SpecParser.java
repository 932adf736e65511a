package io.framewright.codec.spec;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A recursive-descent parser of the grammar in the package's description. Used once. */
final class SpecParser {

    private static final char END = '\0';

    private final String text;
    private int position;

    SpecParser(String text) {
        this.text = text;
    }

    Spec spec() {
        List<Term> terms = new ArrayList<>();
        do {
            terms.add(term());
        } while (skip('+'));
        if (position < text.length()) {
            throw expected("'+' or the end");
        }
        return new Spec(terms);
    }

    private Term term() {
        blanks();
        int start = position;
        String name = name();
        Arguments arguments = skip('(') ? arguments() : new Arguments(List.of(), text, position);
        return new Term(name, arguments, text, start);
    }

    private String name() {
        int start = position;
        if (!isLower(peek())) {
            throw expected("a name, which begins with a lower-case letter");
        }
        while (isLower(peek()) || isDigit(peek()) || peek() == '-') {
            position++;
        }
        return text.substring(start, position);
    }

    private Arguments arguments() {
        List<Argument> list = new ArrayList<>();
        blanks();
        if (peek() != ')') {
            do {
                list.add(argument());
            } while (skip(','));
        }
        blanks();
        int end = position;
        if (!skip(')')) {
            throw expected("',' or ')'");
        }
        return new Arguments(list, text, end);
    }

    private Argument argument() {
        blanks();
        int start = position;
        String key = key();
        blanks();
        boolean quoted = peek() == '"';
        byte[] value = quoted ? string() : word().getBytes(StandardCharsets.UTF_8);
        return new Argument(key, value, quoted, text, start);
    }

    /** Reads a key and its equals sign, or nothing. */
    private @Nullable String key() {
        int start = position;
        if (isLower(peek())) {
            String key = name();
            if (skip('=')) {
                return key;
            }
        }
        position = start;
        return null;
    }

    private String word() {
        int start = position;
        while (isWord(peek())) {
            position++;
        }
        if (position == start) {
            throw expected("a number, a word or a string in quotes");
        }
        return text.substring(start, position);
    }

    private byte[] string() {
        int start = position++;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (peek() != '"') {
            if (position >= text.length()) {
                position = start;
                throw expected("a quote that ends this string");
            }
            if (peek() == '\\') {
                bytes.write(escape());
            } else {
                bytes.writeBytes(character().getBytes(StandardCharsets.UTF_8));
            }
        }
        position++;
        return bytes.toByteArray();
    }

    /** Reads a character, which may be two chars. */
    private String character() {
        int next = text.offsetByCodePoints(position, 1);
        if (next == position + 1 && Character.isSurrogate(peek())) {
            throw expected("a character, not half of a surrogate pair");
        }
        String character = text.substring(position, next);
        position = next;
        return character;
    }

    private int escape() {
        position++;
        char c = peek();
        position++;
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '\\', '"' -> c;
            case 'x' -> (hexDigit() << 4) | hexDigit();
            default -> {
                position--;
                throw expected("one of n r t \\ \" x behind the backslash");
            }
        };
    }

    private int hexDigit() {
        int digit = peek() < 0x80 ? Character.digit(peek(), 16) : -1;
        if (digit < 0) {
            throw expected("two hexadecimal digits behind \\x");
        }
        position++;
        return digit;
    }

    private boolean skip(char c) {
        blanks();
        if (peek() != c || position >= text.length()) {
            return false;
        }
        position++;
        return true;
    }

    private void blanks() {
        while (peek() == ' ' || peek() == '\t') {
            position++;
        }
    }

    private char peek() {
        return position < text.length() ? text.charAt(position) : END;
    }

    private SpecException expected(String what) {
        String found = position < text.length() ? "'" + text.charAt(position) + "'" : "the end";
        return new SpecException("expected " + what + ", found " + found, text, position);
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWord(char c) {
        return isLower(c) || isDigit(c) || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.';
    }
}

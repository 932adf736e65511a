package io.framewright.codec.json;

import io.framewright.codec.DecodeException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Checks that bytes are UTF-8 before a parser guesses another encoding, or takes overlong forms. */
final class Utf8Text {

    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    /** How many bytes a parser looks at when it guesses the encoding. */
    private static final int GUESSED_FROM = 4;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int SCRATCH = 512;

    private Utf8Text() {}

    /** Checks the bytes from 0 to the limit. */
    static void require(ByteBuffer bytes) {
        for (int i = 0; i < Math.min(bytes.limit(), GUESSED_FROM); i++) {
            if (bytes.get(i) == 0) {
                throw DecodeException.malformed("the text is UTF-16 or UTF-32, or no text: only UTF-8 is read");
            }
        }
        if (!isAscii(bytes)) {
            requireUtf8(bytes);
        }
    }

    private static boolean isAscii(ByteBuffer bytes) {
        int end = bytes.limit();
        int i = 0;
        for (; i <= end - Long.BYTES; i += Long.BYTES) {
            if ((bytes.getLong(i) & HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; i < end; i++) {
            if (bytes.get(i) < 0) {
                return false;
            }
        }
        return true;
    }

    private static void requireUtf8(ByteBuffer bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer chars = CharBuffer.allocate(Math.min(SCRATCH, bytes.remaining() + 1));
        boolean atStart = true;
        CoderResult result;
        do {
            result = decoder.decode(bytes, chars.clear(), true);
            if (atStart && chars.flip().hasRemaining() && chars.get(0) == BYTE_ORDER_MARK) {
                throw DecodeException.malformed("the text begins with a byte order mark");
            }
            atStart = false;
        } while (result.isOverflow());
        if (result.isError()) {
            throw DecodeException.malformed("the bytes are not UTF-8");
        }
    }
}

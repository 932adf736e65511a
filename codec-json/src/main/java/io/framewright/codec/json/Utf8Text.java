package io.framewright.codec.json;

import io.framewright.codec.DecodeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;

/** Checks that bytes are UTF-8 before a parser guesses another encoding, or takes overlong forms. */
final class Utf8Text {

    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    /** How many bytes a parser looks at when it guesses the encoding. */
    private static final int GUESSED_FROM = 4;

    private static final int BYTE_ORDER_MARK = 0xEFBBBF;

    private Utf8Text() {}

    static void require(ByteBuf in) {
        int start = in.readerIndex();
        int length = in.readableBytes();
        for (int i = start; i < start + Math.min(length, GUESSED_FROM); i++) {
            if (in.getByte(i) == 0) {
                throw DecodeException.malformed("the text is UTF-16 or UTF-32, or no text: only UTF-8 is read");
            }
        }
        if (isAscii(in, start, length)) {
            return;
        }
        if (length >= 3 && in.getUnsignedMedium(start) == BYTE_ORDER_MARK) {
            throw DecodeException.malformed("the text begins with a byte order mark");
        }
        if (!ByteBufUtil.isText(in, start, length, StandardCharsets.UTF_8)) {
            throw DecodeException.malformed("the bytes are not UTF-8");
        }
    }

    private static boolean isAscii(ByteBuf in, int start, int length) {
        int end = start + length;
        int i = start;
        for (; i <= end - Long.BYTES; i += Long.BYTES) {
            if ((in.getLong(i) & HIGH_BITS) != 0) {
                return false;
            }
        }
        for (; i < end; i++) {
            if (in.getByte(i) < 0) {
                return false;
            }
        }
        return true;
    }
}

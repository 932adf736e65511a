package io.framewright.codec;

import io.framewright.codec.spec.Argument;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/**
 * The codec for text: a message is a string in one charset, nothing before or behind it. What the charset cannot hold,
 * such as half a surrogate pair, is refused, and so are bytes that are not the charset's; nothing becomes a question
 * mark. A message's length is bounded by the frame's.
 */
final class StringCodec implements Codec<String> {

    private static final char REPLACEMENT = '\uFFFD';

    private final Charset charset;

    StringCodec(Charset charset) {
        this.charset = charset;
    }

    @Override
    public void encode(String message, ByteBuf out) {
        if (charset.equals(StandardCharsets.UTF_8) && !hasSurrogates(message)) {
            out.writeBytes(message.getBytes(StandardCharsets.UTF_8));
            return;
        }
        try {
            out.writeBytes(charset.newEncoder().encode(CharBuffer.wrap(message)));
        } catch (CharacterCodingException e) {
            throw new EncodeException("the string cannot be written in " + charset, e);
        }
    }

    @Override
    public int sizeHint(String message) {
        return Math.max(1, message.length());
    }

    @Override
    public String decode(ByteBuf in) {
        int length = in.readableBytes();
        String text = in.toString(charset);
        if (text.indexOf(REPLACEMENT) >= 0 || charset.equals(StandardCharsets.US_ASCII)) { // Netty reads Latin-1 for it
            requireWellFormed(in.nioBuffer());
        }
        in.skipBytes(length);
        return text;
    }

    private void requireWellFormed(ByteBuffer bytes) {
        try {
            charset.newDecoder().decode(bytes);
        } catch (CharacterCodingException e) {
            throw DecodeException.malformed("the bytes are not " + charset, e);
        }
    }

    private static boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return charset.equals(StandardCharsets.UTF_8)
                ? "string"
                : "string(" + charset.name().toLowerCase(java.util.Locale.ROOT) + ")";
    }

    /** Registers {@code string}, whose only argument is the charset, UTF-8 by default. */
    public static final class Provider implements CodecProvider {

        /** Made by the service loader. */
        public Provider() {}

        @Override
        public String name() {
            return "string";
        }

        @Override
        @SuppressWarnings("unchecked") // T is String, checked
        public <T> Codec<T> codecFor(Class<T> type, CodecOptions options) {
            var reader = options.arguments().reader();
            Charset charset = reader.next().map(Provider::charset).orElse(StandardCharsets.UTF_8);
            reader.end();
            if (type != String.class) {
                throw new IllegalArgumentException("the codec string handles String only, not " + type.getName());
            }
            return (Codec<T>) new StringCodec(charset);
        }

        private static Charset charset(Argument argument) {
            try {
                Charset charset = Charset.forName(argument.text());
                if (!charset.canEncode()) {
                    throw new UnsupportedCharsetException(argument.text());
                }
                return charset;
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                throw argument.problem("expected a charset such as utf-8, not " + argument);
            }
        }
    }
}

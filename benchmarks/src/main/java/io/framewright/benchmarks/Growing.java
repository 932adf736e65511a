package io.framewright.benchmarks;

import io.framewright.codec.DecodeLimits;
import io.framewright.codec.MessageTypes;
import io.framewright.framing.Protocol;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A message of a chosen size, and the protocol for it.
 *
 * @param message a {@link ByteBuf} for the codec {@code bytes}, else a {@link Blob} or {@link Lines}
 * @param protocol that codec behind {@code length-header(4)}
 */
record Growing(Object message, Protocol<Object> protocol) {

    private static final String LIST = "-list";
    private static final int LINE_LENGTH = 64;
    private static final int MAX = 64 << 20;

    private static final DecodeLimits LIMITS =
            new DecodeLimits(DecodeLimits.DEFAULT.maxDepth(), MAX / LINE_LENGTH, MAX, MAX);

    /**
     * One array.
     *
     * @param content the bytes
     */
    record Blob(byte[] content) {}

    /**
     * Many strings.
     *
     * @param lines of 64 characters each, but for the last
     */
    record Lines(List<String> lines) {}

    /**
     * Makes a message.
     *
     * @param codec a codec's name, for an array, or the name with {@code -list} behind, for strings
     * @param size how many bytes or characters
     */
    static Growing of(String codec, int size) {
        if (codec.endsWith(LIST)) {
            return of(new Lines(lines(size)), Lines.class, codec.substring(0, codec.length() - LIST.length()));
        }
        if (codec.equals("bytes")) {
            return of(Unpooled.directBuffer(size).writeBytes(letters(size)), ByteBuf.class, codec);
        }
        return of(new Blob(letters(size)), Blob.class, codec);
    }

    @SuppressWarnings("unchecked") // gets nothing but the message, and what it decoded itself
    private static Growing of(Object message, Class<?> type, String codec) {
        MessageTypes<Object> types = (MessageTypes<Object>) MessageTypes.of(type);
        return new Growing(
                message,
                Protocol.builder(types)
                        .spec("length-header(4, max=" + MAX + ") + " + codec)
                        .limits(LIMITS)
                        .build());
    }

    /** Tells whether a message that came back is this one. */
    boolean isContentOf(Object other) {
        if (message instanceof Blob blob) {
            return other instanceof Blob blobOther && Arrays.equals(blob.content, blobOther.content);
        }
        return message instanceof ByteBuf buffer
                ? other instanceof ByteBuf bufferOther && ByteBufUtil.equals(buffer, bufferOther)
                : message.equals(other);
    }

    private static byte[] letters(int count) {
        return Splitting.letters(count, new SplittableRandom(count));
    }

    private static List<String> lines(int characters) {
        byte[] letters = letters(characters);
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < characters; from += LINE_LENGTH) {
            lines.add(new String(letters, from, Math.min(LINE_LENGTH, characters - from), StandardCharsets.US_ASCII));
        }
        return lines;
    }
}

package io.framewright.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells messages of several classes apart by a number before each.
 *
 * <pre>
 * +--------------------+------------------------------------+
 * | tag                | message                            |
 * | varint, 1..5 bytes | as the codec for its class says    |
 * +--------------------+------------------------------------+
 * </pre>
 *
 * <p>The tag is an unsigned LEB128 varint: seven bits a byte, the lowest first, the top bit set on all bytes but the
 * last; in its shortest form.
 */
final class TaggedCodec<T> implements Codec<T> {

    private static final int MAX_TAG_LENGTH = 5;

    private final Map<Class<?>, Entry<T>> byClass = new HashMap<>();
    private final Map<Integer, Entry<T>> byNumber = new TreeMap<>();
    private final boolean retainsInput;
    private final boolean prefersArray;

    private record Entry<T>(int number, Class<?> type, Codec<T> codec) {}

    TaggedCodec(MessageTypes<T> types, CodecProvider provider, CodecOptions options) {
        types.messages().forEach((number, type) -> {
            @SuppressWarnings("unchecked") // used for messages of exactly this class only
            Entry<T> entry = new Entry<>(number, type, (Codec<T>) provider.codecFor(type, options));
            byClass.put(type, entry);
            byNumber.put(number, entry);
        });
        prefersArray = byClass.values().stream().anyMatch(entry -> entry.codec().prefersArray());
        retainsInput = byClass.values().stream().anyMatch(entry -> entry.codec().retainsInput());
    }

    @Override
    public void encode(T message, ByteBuf out) {
        Entry<T> entry = entryFor(message);
        int start = out.writerIndex();
        try {
            writeTag(entry.number(), out);
            entry.codec().encode(message, out);
        } catch (Throwable e) {
            out.writerIndex(start);
            throw e;
        }
    }

    @Override
    public int sizeHint(T message) {
        return MAX_TAG_LENGTH + entryFor(message).codec().sizeHint(message);
    }

    @Override
    public T decode(ByteBuf in) {
        int number = readTag(in);
        @Nullable Entry<T> entry = byNumber.get(number);
        if (entry == null) {
            throw DecodeException.typeNotAllowed("tag " + number + " is not listed; listed are " + listed());
        }
        return entry.codec().decode(in);
    }

    @Override
    public boolean retainsInput() {
        return retainsInput;
    }

    @Override
    public boolean prefersArray() {
        return prefersArray;
    }

    private Entry<T> entryFor(T message) {
        Entry<T> entry = byClass.get(message.getClass());
        if (entry == null) {
            throw new EncodeException(message.getClass().getName()
                    + " has no number, and only exact classes count; listed are " + listed());
        }
        return entry;
    }

    static byte[] tag(int number) {
        ByteBuf tag = Unpooled.buffer(MAX_TAG_LENGTH);
        writeTag(number, tag);
        return ByteBufUtil.getBytes(tag);
    }

    private static void writeTag(int number, ByteBuf out) {
        int rest = number;
        while (rest > 0x7f) {
            out.writeByte((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    private static int readTag(ByteBuf in) {
        long number = 0;
        for (int i = 0; i < MAX_TAG_LENGTH && in.isReadable(); i++) {
            byte b = in.readByte();
            number |= (b & 0x7fL) << (7 * i);
            if (b >= 0) {
                if (number > Integer.MAX_VALUE || (b == 0 && i > 0)) {
                    throw DecodeException.malformed("the tag is not a varint of at most 31 bits in its shortest form");
                }
                return (int) number;
            }
        }
        throw DecodeException.malformed("the message ends inside its tag, or the tag is longer than 5 bytes");
    }

    private String listed() {
        return byNumber.values().stream()
                .map(entry -> entry.number() + " (" + entry.type().getName() + ")")
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return "tagged(" + listed() + ")";
    }
}

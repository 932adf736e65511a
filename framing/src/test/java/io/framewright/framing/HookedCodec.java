package io.framewright.framing;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.CodecProvider;
import io.framewright.codec.DecodeException;
import io.framewright.codec.EncodeException;
import io.framewright.codec.MessageTypes;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Strings as UTF-8, except for messages that a test has other plans with. */
final class HookedCodec implements Codec<String>, CodecProvider {

    private final Map<String, Runnable> onEncode = new HashMap<>();
    private final Map<String, Runnable> onDecode = new HashMap<>();

    static Protocol.Builder<String> protocol(HookedCodec codec) {
        return Protocol.builder(MessageTypes.of(String.class))
                .framing("length-header(4)")
                .codec(codec);
    }

    /** Runs something in the middle of encoding a message: half of it is written by then. */
    HookedCodec onEncode(String message, Runnable action) {
        onEncode.put(message, action);
        return this;
    }

    HookedCodec onDecode(String message, Runnable action) {
        onDecode.put(message, action);
        return this;
    }

    /** Makes a message one that cannot be encoded. */
    HookedCodec refuse(String message) {
        return onEncode(message, () -> {
            throw new EncodeException("refused: " + message);
        });
    }

    /** Makes bytes no message. */
    HookedCodec reject(String message) {
        return onDecode(message, () -> {
            throw DecodeException.malformed("rejected: " + message);
        });
    }

    @Override
    public String name() {
        return "hooked";
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Codec<T> codecFor(Class<T> type, CodecOptions options) {
        return (Codec<T>) this;
    }

    @Override
    public int sizeHint(String message) {
        return message.length();
    }

    @Override
    public void encode(String message, ByteBuf out) {
        int half = message.length() / 2;
        out.writeCharSequence(message.substring(0, half), StandardCharsets.UTF_8);
        onEncode.getOrDefault(message, () -> {}).run();
        out.writeCharSequence(message.substring(half), StandardCharsets.UTF_8);
    }

    @Override
    public String decode(ByteBuf in) {
        String message =
                in.readCharSequence(in.readableBytes(), StandardCharsets.UTF_8).toString();
        onDecode.getOrDefault(message, () -> {}).run();
        return message;
    }
}

package io.framewright.framing;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.CodecProvider;
import io.framewright.codec.DecodeException;
import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Strings whose first letter says what goes wrong with them, in the middle of the message. */
final class ScriptedCodec implements Codec<String>, CodecProvider {

    /** What fails to be encoded, each in its own way. */
    static final String UNENCODABLE = "eESLOT";

    /** What fails to be decoded. */
    static final String UNDECODABLE = "bBsl";

    /** Begins a message while the encoding of which something else happens. */
    static final char NESTING = 'n';

    private final Consumer<String> onNested;

    ScriptedCodec(Consumer<String> onNested) {
        this.onNested = onNested;
    }

    static boolean encodes(String message) {
        return UNENCODABLE.indexOf(message.charAt(0)) < 0;
    }

    static boolean decodes(String message) {
        return UNDECODABLE.indexOf(message.charAt(0)) < 0;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Codec<T> codecFor(Class<T> type, CodecOptions options) {
        return (Codec<T>) this;
    }

    @Override
    public void encode(String message, ByteBuf out) {
        byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
        int half = bytes.length / 2;
        out.writeBytes(bytes, 0, half);
        if (message.charAt(0) == NESTING) {
            onNested.accept(message);
        }
        fail(message);
        out.writeBytes(bytes, half, bytes.length - half);
    }

    @Override
    public String decode(ByteBuf in) {
        String message = in.readCharSequence(in.readableBytes(), StandardCharsets.ISO_8859_1)
                .toString();
        fail(message);
        return message;
    }

    private static void fail(String message) {
        switch (message.charAt(0)) {
            case 'e' -> throw new EncodeException("scripted");
            case 'E', 'B' -> throw new AssertionError("scripted");
            case 'S', 's' -> throw new StackOverflowError("scripted");
            case 'L', 'l' -> throw new NoClassDefFoundError("scripted");
            case 'O' -> throw new OutOfMemoryError("scripted");
            case 'T' -> ScriptedCodec.<RuntimeException>throwSneakily(new java.io.IOException("scripted"));
            case 'b' -> throw DecodeException.malformed("scripted");
            default -> {
                // a good message
            }
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X extends Throwable> void throwSneakily(Throwable checked) throws X {
        throw (X) checked;
    }
}

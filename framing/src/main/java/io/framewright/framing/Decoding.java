package io.framewright.framing;

import io.framewright.codec.DecodeException;
import io.framewright.codec.Decoder;
import io.netty.buffer.ByteBuf;

/** Calls a decoder, and holds it to its contract: a message or a {@link DecodeException} comes out, nothing else. */
final class Decoding {

    private Decoding() {}

    static <T> T decode(Decoder<T> decoder, ByteBuf payload) {
        T message;
        try {
            message = decoder.decode(payload);
        } catch (Throwable thrown) {
            throw blame(thrown);
        }
        if (message == null) {
            throw nothing(decoder);
        }
        return message;
    }

    /** Makes what a decoder has thrown the exception that it may throw. */
    static DecodeException blame(Throwable thrown) {
        return thrown instanceof DecodeException bad
                ? bad
                : DecodeException.malformed("the codec failed: " + thrown, thrown);
    }

    /** Tells that a decoder has returned null. */
    static DecodeException nothing(Decoder<?> decoder) {
        return DecodeException.malformed("the codec returned null: " + decoder);
    }
}

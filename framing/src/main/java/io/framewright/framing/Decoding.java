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
        } catch (DecodeException bad) {
            throw bad;
        } catch (Throwable fault) {
            throw DecodeException.malformed("the codec failed: " + fault, fault);
        }
        if (message == null) {
            throw DecodeException.malformed("the codec returned null: " + decoder);
        }
        return message;
    }
}

package io.framewright.framing;

import io.framewright.codec.Codec;
import io.framewright.codec.Decoder;
import io.framewright.codec.Encoder;
import org.jspecify.annotations.Nullable;

/**
 * A protocol's parts as its handlers use them: the parts themselves, or, for a listener, wrapped in what tells it. The
 * choice is made once, here, so that who uses them asks nothing.
 */
record Heard<T>(Framing framing, Encoder<T> encoder, Decoder<T> decoder) {

    static <T> Heard<T> of(Framing framing, Codec<T> encoder, Codec<T> decoder, @Nullable ProtocolListener listener) {
        if (listener == null) {
            return new Heard<>(framing, encoder, decoder);
        }
        ProtocolListener guarded = new GuardedListener(listener);
        return new Heard<>(
                new HeardFraming(framing, guarded),
                new HeardCodec<>(encoder, guarded),
                new HeardCodec<>(decoder, guarded));
    }
}

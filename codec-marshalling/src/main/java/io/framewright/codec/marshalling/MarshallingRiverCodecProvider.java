package io.framewright.codec.marshalling;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.CodecProvider;

/** Registers {@code marshalling-river}, with the arguments {@code class-table}, {@code hash-collections} and {@code learn}. */
public final class MarshallingRiverCodecProvider implements CodecProvider {

    /** Made by the service loader. */
    public MarshallingRiverCodecProvider() {}

    @Override
    public String name() {
        return WireProtocol.RIVER.codecName();
    }

    @Override
    public <T> Codec<T> codecFor(Class<T> type, CodecOptions options) {
        return MarshallingCodec.riverBuilder(type).options(options).build();
    }
}

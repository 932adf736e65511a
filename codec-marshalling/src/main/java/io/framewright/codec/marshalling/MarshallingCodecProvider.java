package io.framewright.codec.marshalling;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.CodecProvider;

/** Registers {@code marshalling}, with the arguments {@code class-table}, {@code hash-collections} and {@code learn}. */
public final class MarshallingCodecProvider implements CodecProvider {

    /** Made by the service loader. */
    public MarshallingCodecProvider() {}

    @Override
    public String name() {
        return WireProtocol.SERIAL.codecName();
    }

    @Override
    public <T> Codec<T> codecFor(Class<T> type, CodecOptions options) {
        return MarshallingCodec.serialBuilder(type).options(options).build();
    }
}

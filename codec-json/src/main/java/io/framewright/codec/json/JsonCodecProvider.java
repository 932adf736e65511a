package io.framewright.codec.json;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.CodecProvider;

/** Registers {@code json}, which takes no arguments. */
public final class JsonCodecProvider implements CodecProvider {

    /** Made by the service loader. */
    public JsonCodecProvider() {}

    @Override
    public String name() {
        return "json";
    }

    @Override
    public <T> Codec<T> codecFor(Class<T> type, CodecOptions options) {
        options.arguments().reader().end();
        return JsonCodec.of(type, options);
    }
}

package io.framewright.codec.jdk;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.CodecProvider;
import io.framewright.codec.spec.ArgumentReader;

/** Registers {@code jdk}, whose only argument is {@code hash-collections}. */
public final class JdkCodecProvider implements CodecProvider {

    /** Made by the service loader. */
    public JdkCodecProvider() {}

    @Override
    public String name() {
        return "jdk";
    }

    @Override
    public <T> Codec<T> codecFor(Class<T> type, CodecOptions options) {
        ArgumentReader reader = options.arguments().reader();
        HashCollections hashCollections =
                reader.flag("hash-collections") ? HashCollections.ADMITTED : HashCollections.REFUSED;
        reader.end();
        return new JdkCodec<>(type, options.limits(), options.nested().values(), hashCollections);
    }
}

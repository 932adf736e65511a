package io.framewright.codec.kryo;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.CodecProvider;
import io.framewright.codec.spec.ArgumentReader;

/**
 * Registers {@code kryo}, {@code kryo(references)} and {@code kryo(references, hash-collections)}; see {@link
 * KryoCodec.Builder} for what these mean.
 */
public final class KryoCodecProvider implements CodecProvider {

    /** Made by the service loader. */
    public KryoCodecProvider() {}

    @Override
    public String name() {
        return "kryo";
    }

    @Override
    public <T> Codec<T> codecFor(Class<T> type, CodecOptions options) {
        KryoCodec.Builder<T> builder = KryoCodec.builder(type).limits(options.limits());
        ArgumentReader arguments = options.arguments().reader();
        if (arguments.flag("references")) {
            builder.references();
        }
        if (arguments.flag("hash-collections")) {
            builder.hashCollections();
        }
        arguments.end();
        options.nested().forEach(builder::nested);
        return builder.build();
    }
}

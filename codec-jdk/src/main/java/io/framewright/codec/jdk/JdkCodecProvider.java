package io.framewright.codec.jdk;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.CodecProvider;
import io.framewright.codec.HashCollections;
import io.framewright.codec.spec.ArgumentReader;

/** Registers {@code jdk}, {@code jdk(class-table)} and {@code jdk(hash-collections)}. */
public final class JdkCodecProvider implements CodecProvider {

    /** Made by the service loader. */
    public JdkCodecProvider() {}

    @Override
    public String name() {
        return "jdk";
    }

    @Override
    public <T> Codec<T> codecFor(Class<T> type, CodecOptions options) {
        JdkCodec.Builder<T> builder = JdkCodec.builder(type).limits(options.limits());
        ArgumentReader reader = options.arguments().reader();
        if (reader.flag("class-table")) {
            builder.classTable();
        }
        if (reader.flag("hash-collections")) {
            builder.hashCollections(HashCollections.ADMITTED);
        }
        reader.end();
        options.nested().forEach(builder::nested);
        return builder.build();
    }
}

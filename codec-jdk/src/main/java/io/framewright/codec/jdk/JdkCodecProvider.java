package io.framewright.codec.jdk;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.CodecProvider;
import io.framewright.codec.HashCollections;
import io.framewright.codec.LearnedClasses;
import io.framewright.codec.spec.ArgumentReader;
import java.nio.file.Path;

/** Registers {@code jdk}, {@code jdk(class-table)}, {@code jdk(hash-collections)} and {@code jdk(learn="file")}. */
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
        reader.option("learn").ifPresent(file -> builder.learn(LearnedClasses.inFile(Path.of(file.text()))));
        reader.end();
        options.nested().forEach(builder::nested);
        return builder.build();
    }
}

package io.framewright.codec;

import io.framewright.codec.internal.Services;
import java.util.Map;
import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;

/** Finds codecs by name among the {@link CodecProvider}s that are registered with {@link java.util.ServiceLoader}. */
public final class Codecs {

    /** The codecs of this project, and where each comes from. */
    private static final Map<String, Source> SOURCES = Map.of(
            "bytes", new Source("codec-api", "io.framewright.codec.BytesCodec$Provider"),
            "string", new Source("codec-api", "io.framewright.codec.StringCodec$Provider"),
            "jdk", new Source("codec-jdk", "io.framewright.codec.jdk.JdkCodecProvider"),
            "marshalling", new Source("codec-marshalling", "io.framewright.codec.marshalling.MarshallingCodecProvider"),
            "marshalling-river",
                    new Source("codec-marshalling", "io.framewright.codec.marshalling.MarshallingRiverCodecProvider"),
            "protobuf", new Source("codec-protobuf", "io.framewright.codec.protobuf.ProtobufCodecProvider"),
            "kryo", new Source("codec-kryo", "io.framewright.codec.kryo.KryoCodecProvider"),
            "msgpack", new Source("codec-msgpack", "io.framewright.codec.msgpack.MsgpackCodecProvider"),
            "json", new Source("codec-json", "io.framewright.codec.json.JsonCodecProvider"));

    /** The codec decorators of this project, and where each comes from. */
    private static final Map<String, Source> DECORATOR_SOURCES = Map.of(
            "deflate", new Source("codec-api", "io.framewright.codec.compression.DeflateCompression$Provider"),
            "lz4", new Source("codec-lz4", "io.framewright.codec.lz4.Lz4Compression$Provider"),
            "zstd", new Source("codec-zstd", "io.framewright.codec.zstd.ZstdCompression$Provider"));

    /** An artifact, and the provider in it. */
    private record Source(String artifact, String provider) {

        String advice(String name, Class<?> service) {
            return Services.isPresent(provider)
                    ? "; '" + name + "' is there (" + provider + "), but no META-INF/services/" + service.getName()
                            + " names it: where jars are shaded into one, merge these files"
                    : "; '" + name + "' comes with the artifact io.framewright:" + artifact;
        }
    }

    private Codecs() {}

    /**
     * Finds a codec's provider by name.
     *
     * @param name the codec's name, such as {@code kryo}
     * @return its provider
     * @throws IllegalArgumentException if there is none: the message lists those that were found, and names the
     *     artifact that has the missing one, if it is known, or says that its registration was lost
     */
    public static CodecProvider named(String name) {
        Map<String, CodecProvider> found = all();
        CodecProvider provider = found.get(name);
        if (provider == null) {
            throw new IllegalArgumentException(unknown(name));
        }
        return provider;
    }

    /**
     * Lists the codecs that are there.
     *
     * @return providers by name, in the order of their names
     * @throws ServiceConfigurationError if two providers have the same name
     */
    public static Map<String, CodecProvider> all() {
        return Services.byName(CodecProvider.class, CodecProvider::name);
    }

    /**
     * Finds a codec decorator's provider by name.
     *
     * @param name the decorator's name, such as {@code deflate}
     * @return its provider
     * @throws IllegalArgumentException if there is none, with {@link #unknownDecorator} as its message
     */
    public static CodecDecoratorProvider decoratorNamed(String name) {
        CodecDecoratorProvider provider = decorators().get(name);
        if (provider == null) {
            throw new IllegalArgumentException(unknownDecorator(name));
        }
        return provider;
    }

    /**
     * Lists the codec decorators that are there.
     *
     * @return providers by name, in the order of their names
     * @throws ServiceConfigurationError if two providers have the same name
     */
    public static Map<String, CodecDecoratorProvider> decorators() {
        return Services.byName(CodecDecoratorProvider.class, CodecDecoratorProvider::name);
    }

    /**
     * Says what to do about a codec name that was not found.
     *
     * @param name the name
     * @return a sentence or two, for an error's message
     */
    public static String unknown(String name) {
        String problem = "no codec is named '" + name + "'; found were " + names(all());
        return DECORATOR_SOURCES.containsKey(name)
                ? problem + "; '" + name + "' is a codec decorator, as in \"json + " + name + "\""
                : problem + advice(name, SOURCES.get(name), CodecProvider.class);
    }

    /**
     * Says what to do about a codec decorator's name that was not found.
     *
     * @param name the name
     * @return a sentence or two, for an error's message
     */
    public static String unknownDecorator(String name) {
        return "no codec decorator is named '" + name + "'; found were " + names(decorators())
                + advice(name, DECORATOR_SOURCES.get(name), CodecDecoratorProvider.class);
    }

    private static String advice(String name, @Nullable Source source, Class<?> service) {
        return source == null ? "" : source.advice(name, service);
    }

    private static String names(Map<String, ?> found) {
        return found.isEmpty() ? "none" : String.join(", ", found.keySet());
    }
}

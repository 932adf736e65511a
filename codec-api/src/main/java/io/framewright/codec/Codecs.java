package io.framewright.codec;

import java.util.Map;
import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;

/** Finds codecs by name among the {@link CodecProvider}s that are registered with {@link java.util.ServiceLoader}. */
public final class Codecs {

    /** The codecs of this project, and the artifact each comes with. */
    private static final Map<String, String> ARTIFACTS = Map.of(
            "bytes", "codec-api",
            "string", "codec-api",
            "jdk", "codec-jdk",
            "marshalling", "codec-marshalling",
            "marshalling-river", "codec-marshalling",
            "protobuf", "codec-protobuf",
            "kryo", "codec-kryo",
            "msgpack", "codec-msgpack",
            "json", "codec-json");

    /** The codec decorators of this project, and the artifact each comes with. */
    private static final Map<String, String> DECORATOR_ARTIFACTS =
            Map.of("deflate", "codec-api", "lz4", "codec-lz4", "zstd", "codec-zstd");

    private Codecs() {}

    /**
     * Finds a codec's provider by name.
     *
     * @param name the codec's name, such as {@code kryo}
     * @return its provider
     * @throws IllegalArgumentException if there is none: the message lists those that were found, and names the
     *     artifact that has the missing one, if it is known
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
        String problem = "no codec is named '" + name + "'; found were " + String.join(", ", all().keySet());
        return DECORATOR_ARTIFACTS.containsKey(name)
                ? problem + "; '" + name + "' is a codec decorator, as in \"json + " + name + "\""
                : problem + source(name, ARTIFACTS.get(name));
    }

    /**
     * Says what to do about a codec decorator's name that was not found.
     *
     * @param name the name
     * @return a sentence or two, for an error's message
     */
    public static String unknownDecorator(String name) {
        Map<String, CodecDecoratorProvider> all = decorators();
        return "no codec decorator is named '" + name + "'; found were "
                + (all.isEmpty() ? "none" : String.join(", ", all.keySet()))
                + source(name, DECORATOR_ARTIFACTS.get(name));
    }

    private static String source(String name, @Nullable String artifact) {
        return artifact == null
                ? ""
                : "; '" + name + "' comes with the artifact io.framewright:" + artifact
                        + " (in a shaded jar, check that its META-INF/services files were merged)";
    }
}

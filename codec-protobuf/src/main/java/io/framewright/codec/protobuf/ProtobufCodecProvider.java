package io.framewright.codec.protobuf;

import com.google.protobuf.ExtensionRegistry;
import com.google.protobuf.Message;
import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.CodecProvider;

/**
 * Registers {@code protobuf}, without extensions. A protocol with extensions is made with a provider that knows them:
 *
 * <pre>{@code
 * Protocol.builder(types).framing("varint-header").codec(ProtobufCodecProvider.withExtensions(registry)).build()
 * }</pre>
 */
public final class ProtobufCodecProvider implements CodecProvider {

    static final String NAME = "protobuf";

    private final ExtensionRegistry extensions;

    /** Made by the service loader. */
    public ProtobufCodecProvider() {
        this(ExtensionRegistry.getEmptyRegistry());
    }

    private ProtobufCodecProvider(ExtensionRegistry extensions) {
        this.extensions = extensions;
    }

    /**
     * Makes a provider whose codecs know extensions.
     *
     * @param extensions what is registered when a codec is made is decoded as an extension, else as an unknown field
     * @return the provider
     */
    public static ProtobufCodecProvider withExtensions(ExtensionRegistry extensions) {
        return new ProtobufCodecProvider(extensions);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    @SuppressWarnings("unchecked") // T is a class of messages, checked
    public <T> Codec<T> codecFor(Class<T> type, CodecOptions options) {
        if (!Message.class.isAssignableFrom(type)) {
            throw GeneratedClass.refusal(type);
        }
        if (!options.nested().isEmpty()) {
            throw new IllegalArgumentException(
                    "protobuf needs no numbers for classes inside messages: remove " + options.nested());
        }
        options.arguments().reader().end();
        return (Codec<T>) codec(type.asSubclass(Message.class), options);
    }

    private <M extends Message> Codec<M> codec(Class<M> type, CodecOptions options) {
        return ProtobufCodec.builder(type)
                .limits(options.limits())
                .extensions(extensions)
                .build();
    }
}

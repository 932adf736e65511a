package io.framewright.benchmarks;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.Codecs;
import io.framewright.codec.MessageTypes;
import io.framewright.codec.spec.Spec;
import io.framewright.codec.spec.Term;
import io.framewright.examples.media.Image;
import io.framewright.examples.media.Media;
import io.framewright.examples.media.MediaContent;
import io.framewright.examples.media.MediaContents;
import io.framewright.examples.media.Player;
import io.framewright.examples.media.Samples;
import io.framewright.examples.media.Size;
import io.framewright.examples.media.Tiny;
import io.framewright.examples.proto.Beans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The messages that are measured, by the names that parameters and options give them. */
enum Message {
    TINY("an int, a 12-character string and a long", Tiny.class, io.framewright.examples.proto.Tiny.class),
    MEDIA("the MediaContent of jvm-serializers", MediaContent.class, io.framewright.examples.proto.MediaContent.class),
    LARGE("1,000 MediaContents", MediaContents.class, io.framewright.examples.proto.MediaContents.class);

    /** The codec that takes none but generated classes. */
    private static final String GENERATED = "protobuf";

    /** The numbers that a class table needs. */
    private static final Map<Integer, Class<?>> NESTED =
            Map.of(1, MediaContent.class, 2, Media.class, 3, Image.class, 4, Player.class, 5, Size.class);

    private final String description;
    private final Class<?> bean;
    private final Class<?> generated;

    Message(String description, Class<?> bean, Class<?> generated) {
        this.description = description;
        this.bean = bean;
        this.generated = generated;
    }

    static Message named(String name) {
        return Arrays.stream(values())
                .filter(message -> message.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no message is named '" + name + "'; there are " + String.join(", ", labels())));
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Message::label).toList();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String description() {
        return description;
    }

    /** The message as a codec takes it: a bean, or for {@code protobuf} the generated message with the same content. */
    Object sample(String codec) {
        Object bean = switch (this) {
            case TINY -> Samples.tiny();
            case MEDIA -> Samples.mediaContent();
            case LARGE -> Samples.mediaContents();
        };
        return codec.equals(GENERATED) ? Beans.toMessage(bean) : bean;
    }

    Class<?> type(String codec) {
        return codec.equals(GENERATED) ? generated : bean;
    }

    /** All classes whose objects are in the messages, for libraries that want them registered. */
    static List<Class<?>> classes() {
        return List.of(
                Tiny.class,
                MediaContents.class,
                MediaContent.class,
                Media.class,
                Image.class,
                Player.class,
                Size.class,
                ArrayList.class);
    }

    /** Protobuf's empty message. */
    com.google.protobuf.Message prototype() {
        return ((com.google.protobuf.Message) sample(GENERATED)).getDefaultInstanceForType();
    }

    @SuppressWarnings("unchecked") // benchmarks give a codec nothing but samples and what it decoded itself
    MessageTypes<Object> types(String codec) {
        return (MessageTypes<Object>) MessageTypes.of(type(codec));
    }

    /**
     * Makes the codec of a name or a spec, such as {@code jdk(class-table)}, for this message, or says why it cannot be
     * made.
     */
    @SuppressWarnings("unchecked") // as for types
    Codec<Object> codec(String spec) {
        Term term = Spec.parse(spec).terms().get(0);
        CodecOptions options = CodecOptions.DEFAULT.withArguments(term.arguments());
        Class<Object> type = (Class<Object>) type(term.name());
        return Codecs.named(term.name())
                .codecFor(type, spec.contains("class-table") ? options.withNested(NESTED) : options);
    }
}

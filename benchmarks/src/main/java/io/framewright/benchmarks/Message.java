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
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The messages that are measured, by the names that parameters and options give them: three of ours, or the user's own. */
public sealed class Message permits UserMessage {

    static final Message TINY = new Message(
            "tiny",
            "an int, a 12-character string and a long",
            Samples.tiny(),
            io.framewright.examples.proto.Tiny.class);

    static final Message MEDIA = new Message(
            "media",
            "the MediaContent of jvm-serializers",
            Samples.mediaContent(),
            io.framewright.examples.proto.MediaContent.class);

    static final Message LARGE = new Message(
            "large", "1,000 MediaContents", Samples.mediaContents(), io.framewright.examples.proto.MediaContents.class);

    static final List<Message> OURS = List.of(TINY, MEDIA, LARGE);

    /** The codec that takes none but generated classes. */
    private static final String GENERATED = "protobuf";

    /** The numbers that a class table needs. */
    private static final Map<Integer, Class<?>> NESTED =
            Map.of(1, MediaContent.class, 2, Media.class, 3, Image.class, 4, Player.class, 5, Size.class);

    private final String label;
    private final String description;
    private final Object bean;
    private final Class<?> generated;

    Message(String label, String description, Object bean, Class<?> generated) {
        this.label = label;
        this.description = description;
        this.bean = bean;
        this.generated = generated;
    }

    /** Finds one of our messages, or the one that this JVM was started for, see {@link UserMessage#jvmArguments}. */
    public static Message named(String name) {
        return Stream.concat(OURS.stream(), UserMessage.ofThisJvm().stream())
                .filter(message -> message.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no message is named '" + name + "'; there are " + String.join(", ", labels())));
    }

    /** The names of our messages. */
    static List<String> labels() {
        return OURS.stream().map(Message::label).toList();
    }

    String label() {
        return label;
    }

    String description() {
        return description;
    }

    /** The message as a codec takes it: a bean, or for {@code protobuf} the generated message with the same content. */
    public Object sample(String codec) {
        return codec.equals(GENERATED) ? Beans.toMessage(bean) : bean;
    }

    Class<?> type(String codec) {
        return codec.equals(GENERATED) ? generated : bean.getClass();
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

    /**
     * Protobuf's empty message, with its descriptor loaded, as whoever prints a message has it. Protobuf reads descriptors
     * by the methods that read messages, and compiled with those in their profiles they are slower for good.
     */
    com.google.protobuf.Message prototype() {
        com.google.protobuf.Message message = (com.google.protobuf.Message) sample(GENERATED);
        var unused = message.getDescriptorForType();
        return message.getDefaultInstanceForType();
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

    /** Whether what a codec gave back is what it was given. */
    boolean same(Object given, Object got) {
        return given.equals(got);
    }

    /** What has to be known about a codec with this message; empty for nothing. */
    String remark(String codec) {
        return "";
    }

    /** What a JVM must be started with to know this message by its name. */
    List<String> jvmArguments() {
        return List.of();
    }

    /** How many bytes a codec makes of this message. */
    public int encodedLength(String spec) {
        ByteBuf buffer = Unpooled.buffer();
        try {
            LibraryCodec.orFound(this, spec)
                    .encode(sample(Spec.parse(spec).terms().get(0).name()), buffer);
            return buffer.readableBytes();
        } finally {
            buffer.release();
        }
    }
}

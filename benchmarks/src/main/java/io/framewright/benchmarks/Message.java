package io.framewright.benchmarks;

import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.Codecs;
import io.framewright.codec.MessageTypes;
import io.framewright.examples.media.MediaContent;
import io.framewright.examples.media.MediaContents;
import io.framewright.examples.media.Samples;
import io.framewright.examples.media.Tiny;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The messages that are measured, by the names that parameters and options give them. */
enum Message {
    TINY("an int, a 12-character string and a long", Tiny.class),
    MEDIA("the MediaContent of jvm-serializers", MediaContent.class),
    LARGE("1,000 MediaContents", MediaContents.class);

    private final String description;
    private final Class<?> type;

    Message(String description, Class<?> type) {
        this.description = description;
        this.type = type;
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

    Object sample() {
        return switch (this) {
            case TINY -> Samples.tiny();
            case MEDIA -> Samples.mediaContent();
            case LARGE -> Samples.mediaContents();
        };
    }

    Class<?> type() {
        return type;
    }

    @SuppressWarnings("unchecked") // benchmarks give a codec nothing but samples and what it decoded itself
    MessageTypes<Object> types() {
        return (MessageTypes<Object>) MessageTypes.of(type);
    }

    /** Makes the codec of a name for this message, or says why it cannot be made. */
    Codec<Object> codec(String name) {
        return types().codec(Codecs.named(name), CodecOptions.DEFAULT);
    }
}

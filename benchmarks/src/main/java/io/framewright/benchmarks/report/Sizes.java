package io.framewright.benchmarks.report;

import io.framewright.benchmarks.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Encodes each message once with each codec, and counts the bytes. */
final class Sizes {

    private static final List<String> CODECS = Stream.of(
                    List.of(SizeSection.BASELINE),
                    Profiles.CODECS,
                    List.of(
                            "fory",
                            "msgpack-jackson",
                            "jdk(class-table)",
                            "marshalling(class-table)",
                            "marshalling-river(class-table)"))
            .flatMap(List::stream)
            .toList();

    private Sizes() {}

    static List<Size> all() {
        List<Size> sizes = new ArrayList<>();
        for (String label : Profiles.MESSAGES) {
            Message message = Message.named(label);
            for (String codec : CODECS) {
                sizes.add(new Size(codec, label, message.encodedLength(codec)));
            }
        }
        return sizes;
    }
}

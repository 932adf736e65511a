package io.framewright.benchmarks.report;

import io.framewright.benchmarks.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Encodes each message once with each codec, and counts the bytes. */
final class Sizes {

    private static final List<String> WITH_CLASS_TABLE =
            List.of("jdk(class-table)", "marshalling(class-table)", "marshalling-river(class-table)");

    private Sizes() {}

    static List<Size> all() {
        List<Size> sizes = new ArrayList<>();
        for (String label : Profiles.MESSAGES) {
            Message message = Message.named(label);
            sizes.add(new Size(SizeSection.BASELINE, label, plain(message.sample(SizeSection.BASELINE))));
            for (String codec : Profiles.CODECS) {
                sizes.add(new Size(codec, label, message.encodedLength(codec)));
            }
            for (String codec : WITH_CLASS_TABLE) {
                sizes.add(new Size(codec, label, message.encodedLength(codec)));
            }
        }
        return sizes;
    }

    private static int plain(Object message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}

package io.framewright.codec.jdk;

import io.framewright.codec.ClassNumbers;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.HashCollections;
import io.framewright.codec.LearnedClasses;
import io.framewright.codec.SerializableClasses;
import io.framewright.codec.spec.SpecText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What messages of a codec look like.
 *
 * @param limits what decoding one may cost
 * @param hashCollections whether one may contain hash collections
 * @param admitted the classes that one may contain
 * @param numbers what stands for classes in place of their descriptions, or null
 * @param learned where refused classes are noted, or null
 */
record MessageForm(
        DecodeLimits limits,
        HashCollections hashCollections,
        SerializableClasses admitted,
        @Nullable ClassNumbers numbers,
        @Nullable LearnedClasses learned) {

    /** Prints the codec's spec. */
    @Override
    public String toString() {
        SpecText text = new SpecText("jdk");
        if (numbers != null) {
            text.add("class-table");
        }
        if (hashCollections == HashCollections.ADMITTED) {
            text.add("hash-collections");
        }
        Path file = learned == null ? null : learned.file();
        if (file != null) {
            text.add("learn", file.toString().getBytes(StandardCharsets.UTF_8));
        }
        return text.toString();
    }
}

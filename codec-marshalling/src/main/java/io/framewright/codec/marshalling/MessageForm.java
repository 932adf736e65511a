package io.framewright.codec.marshalling;

import io.framewright.codec.ClassNumbers;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.HashCollections;
import io.framewright.codec.LearnedClasses;
import io.framewright.codec.SerializableClasses;
import io.framewright.codec.spec.SpecText;
import java.io.Externalizable;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.jboss.marshalling.reflect.SerializableClass;
import org.jspecify.annotations.Nullable;

/**
 * What messages of a codec look like.
 *
 * @param protocol how they are written
 * @param limits what decoding one may cost
 * @param hashCollections whether one may contain hash collections
 * @param admitted the classes that one may contain
 * @param numbers what stands for classes in place of their descriptions, or null
 * @param learned where refused classes are noted, or null
 */
record MessageForm(
        WireProtocol protocol,
        DecodeLimits limits,
        HashCollections hashCollections,
        SerializableClasses admitted,
        @Nullable ClassNumbers numbers,
        @Nullable LearnedClasses learned) {

    /** Tells whether a class of the application writes data by a method of its own. */
    boolean writesOwnData() {
        return hasClass(SerializableClass::hasWriteObject);
    }

    /** Tells whether a class of the application reads by a method of its own, which may go on where reading has failed. */
    boolean readsOwnData() {
        return hasClass(SerializableClass::hasReadObject);
    }

    private boolean hasClass(Predicate<SerializableClass> own) {
        return admitted.ofApplication().stream()
                .filter(Serializable.class::isAssignableFrom)
                .anyMatch(type -> Externalizable.class.isAssignableFrom(type) || own.test(RiverFields.lookup(type)));
    }

    /** Prints the codec's spec. */
    @Override
    public String toString() {
        SpecText text = new SpecText(protocol.codecName());
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

package io.framewright.codec.marshalling;

import io.framewright.codec.ClassNumbers;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.HashCollections;
import io.framewright.codec.SerializableClasses;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What messages of a codec look like.
 *
 * @param protocol how they are written
 * @param limits what decoding one may cost
 * @param hashCollections whether one may contain hash collections
 * @param admitted the classes that one may contain
 * @param numbers what stands for classes in place of their descriptions, or null
 */
record MessageForm(
        WireProtocol protocol,
        DecodeLimits limits,
        HashCollections hashCollections,
        SerializableClasses admitted,
        @Nullable ClassNumbers numbers) {

    /** Prints the codec's spec. */
    @Override
    public String toString() {
        String name = protocol.codecName();
        StringJoiner arguments = new StringJoiner(", ", name + "(", ")").setEmptyValue(name);
        if (numbers != null) {
            arguments.add("class-table");
        }
        if (hashCollections == HashCollections.ADMITTED) {
            arguments.add("hash-collections");
        }
        return arguments.toString();
    }
}

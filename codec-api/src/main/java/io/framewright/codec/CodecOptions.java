package io.framewright.codec;

import io.framewright.codec.spec.Arguments;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a {@link CodecProvider} is told besides the message class. Immutable.
 *
 * @param limits what decoding one message may cost
 * @param nested numbers of classes that appear inside messages where a field's declared type leaves the class open
 * @param arguments the arguments of the codec's spec, such as {@code utf-16} in {@code string(utf-16)}
 */
public record CodecOptions(DecodeLimits limits, SortedMap<Integer, Class<?>> nested, Arguments arguments) {

    /** Default limits, no nested classes, no arguments. */
    public static final CodecOptions DEFAULT =
            new CodecOptions(DecodeLimits.DEFAULT, Collections.emptySortedMap(), Arguments.NONE);

    /**
     * Copies the table of nested classes.
     *
     * @param limits what decoding one message may cost
     * @param nested numbers of classes that appear inside messages where a field's declared type leaves the class open
     * @param arguments the arguments of the codec's spec, such as {@code utf-16} in {@code string(utf-16)}
     */
    public CodecOptions {
        nested = Collections.unmodifiableSortedMap(new TreeMap<>(nested));
    }

    /**
     * Changes the limits.
     *
     * @param limits what decoding one message may cost
     * @return options that differ in the limits
     */
    public CodecOptions withLimits(DecodeLimits limits) {
        return new CodecOptions(limits, nested, arguments);
    }

    /**
     * Changes the nested classes.
     *
     * @param nested numbers of classes that appear inside messages
     * @return options that differ in the nested classes
     */
    public CodecOptions withNested(Map<Integer, Class<?>> nested) {
        return new CodecOptions(limits, new TreeMap<>(nested), arguments);
    }

    /**
     * Changes the arguments.
     *
     * @param arguments the arguments of the codec's spec
     * @return options that differ in the arguments
     */
    public CodecOptions withArguments(Arguments arguments) {
        return new CodecOptions(limits, nested, arguments);
    }
}

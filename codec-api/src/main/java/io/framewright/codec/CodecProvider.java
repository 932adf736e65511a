package io.framewright.codec;

import io.framewright.codec.spec.SpecException;

/**
 * A codec's name, and the way to make one for a class. Registered as a {@link java.util.ServiceLoader} service, so that
 * {@link Codecs#named} finds it.
 */
public interface CodecProvider {

    /**
     * The name by which specs and configuration choose this codec: lower-case letters, digits and hyphens.
     *
     * @return the name, unique among codecs, framings and decorators
     */
    String name();

    /**
     * Makes a codec for messages of exactly one class.
     *
     * <p>Everything that can be found out now is: a class the codec can never handle is refused here, not when the first
     * message comes. The codec never instantiates a class other than {@code type}, those its fields declare, and those
     * that {@link CodecOptions#nested} lists.
     *
     * @param type the messages' class
     * @param options limits, nested classes and the arguments of the codec's spec; arguments the codec does not know
     *     are an error
     * @param <T> the messages' type
     * @return a codec that many threads may share
     * @throws IllegalArgumentException if the codec cannot handle the class, saying what to change
     * @throws SpecException if the spec's arguments are wrong
     */
    <T> Codec<T> codecFor(Class<T> type, CodecOptions options);
}

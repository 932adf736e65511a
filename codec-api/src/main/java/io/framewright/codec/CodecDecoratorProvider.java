package io.framewright.codec;

import io.framewright.codec.spec.Arguments;
import io.framewright.codec.spec.SpecException;

/**
 * A decorator's name, and the way to put it around a codec: what {@code + zstd} means behind a codec in a spec.
 * Registered as a {@link java.util.ServiceLoader} service.
 */
public interface CodecDecoratorProvider {

    /**
     * The name by which specs choose this decorator: lower-case letters, digits and hyphens.
     *
     * @return the name, unique among codecs, framings and decorators
     */
    String name();

    /**
     * Puts the decorator around a codec.
     *
     * @param codec the codec whose bytes are decorated
     * @param arguments the arguments of the decorator's spec
     * @param limits what decoding may cost
     * @param <T> the messages' type
     * @return the decorated codec
     * @throws SpecException if the arguments are wrong
     */
    <T> Codec<T> decorate(Codec<T> codec, Arguments arguments, DecodeLimits limits);
}

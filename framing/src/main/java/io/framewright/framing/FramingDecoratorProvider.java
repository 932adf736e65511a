package io.framewright.framing;

import io.framewright.codec.spec.Arguments;
import io.framewright.codec.spec.SpecException;

/**
 * A framing decorator's name, and the way to put it around a framing: what {@code + crc32c} means in a spec. Registered
 * as a {@link java.util.ServiceLoader} service.
 */
public interface FramingDecoratorProvider {

    /**
     * The name by which specs choose this decorator: lower-case letters, digits and hyphens.
     *
     * @return the name, unique among framings, codecs and decorators
     */
    String name();

    /**
     * Puts the decorator around a framing.
     *
     * @param framing the framing whose frames are decorated
     * @param arguments what stands in parentheses behind the name
     * @return the decorated framing
     * @throws SpecException if an argument is missing, wrong or unknown
     * @throws IllegalArgumentException if the framing cannot be decorated so, saying why
     */
    Framing decorate(Framing framing, Arguments arguments);
}

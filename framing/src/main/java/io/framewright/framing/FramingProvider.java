package io.framewright.framing;

import io.framewright.codec.spec.Arguments;
import io.framewright.codec.spec.SpecException;

/**
 * A framing's name, and the way to make one from a spec. Registered as a {@link java.util.ServiceLoader} service, so that
 * {@link Framings} finds it.
 */
public interface FramingProvider {

    /**
     * The name by which specs choose this framing: lower-case letters, digits and hyphens.
     *
     * @return the name, unique among framings, codecs and decorators
     */
    String name();

    /**
     * Makes a framing.
     *
     * @param arguments what stands in parentheses behind the name
     * @return the framing
     * @throws SpecException if an argument is missing, wrong or unknown
     * @throws IllegalArgumentException if the arguments do not go together, saying why
     */
    Framing parse(Arguments arguments);
}

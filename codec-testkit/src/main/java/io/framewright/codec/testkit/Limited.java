package io.framewright.codec.testkit;

import io.framewright.codec.DecodeLimits;

/**
 * A message at the border of a limit: under some limits it is decoded, under others, one lower, it is refused.
 *
 * <pre>{@code
 * new Limited<>(tenItems, DecodeLimits.DEFAULT.withMaxElements(10), DecodeLimits.DEFAULT.withMaxElements(9))
 * }</pre>
 *
 * @param message a message
 * @param enough limits that admit it
 * @param tooLittle limits that do not
 * @param <T> the message's type
 */
public record Limited<T>(T message, DecodeLimits enough, DecodeLimits tooLittle) {}

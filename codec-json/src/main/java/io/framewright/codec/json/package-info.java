/**
 * The codec {@code json}: one JSON text per message, bound to classes by Jackson 3.
 *
 * <pre>{@code
 * Codec<Order> codec = JsonCodec.of(Order.class);
 * }</pre>
 */
@NullMarked
package io.framewright.codec.json;

import org.jspecify.annotations.NullMarked;

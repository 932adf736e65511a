/**
 * The codec {@code kryo}: Kryo 5 with explicit class numbers, limits and pooled instances.
 *
 * <pre>{@code
 * Codec<Order> codec = KryoCodec.of(Order.class);
 * }</pre>
 */
@NullMarked
package io.framewright.codec.kryo;

import org.jspecify.annotations.NullMarked;

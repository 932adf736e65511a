/**
 * The codecs {@code marshalling} and {@code marshalling-river}: JBoss Marshalling, deny by default.
 *
 * <pre>{@code
 * Codec<Order> codec = MarshallingCodec.serial(Order.class); // the bytes of Netty's MarshallingEncoder
 * Codec<Order> river = MarshallingCodec.river(Order.class); // for trusted peers only
 * }</pre>
 */
@NullMarked
package io.framewright.codec.marshalling;

import org.jspecify.annotations.NullMarked;

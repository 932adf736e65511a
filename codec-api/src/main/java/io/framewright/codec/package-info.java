/**
 * The codec SPI: how a message becomes bytes and bytes become a message, without any notion of where a message ends in
 * a stream.
 *
 * <pre>{@code
 * CodecProvider kryo = Codecs.named("kryo");
 * Codec<Order> codec = MessageTypes.of(Order.class).codec(kryo, CodecOptions.DEFAULT);
 * codec.encode(order, buffer);
 * Order same = codec.decode(buffer);
 * }</pre>
 */
@NullMarked
package io.framewright.codec;

import org.jspecify.annotations.NullMarked;

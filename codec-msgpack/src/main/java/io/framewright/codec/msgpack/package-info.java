/**
 * The codec {@code msgpack}: MessagePack with a binding of its own, which is compiled once per class.
 *
 * <pre>{@code
 * Codec<Order> codec = MsgpackCodec.of(Order.class);
 * }</pre>
 */
@NullMarked
package io.framewright.codec.msgpack;

import org.jspecify.annotations.NullMarked;

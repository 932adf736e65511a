/**
 * The codec {@code protobuf}: messages that protoc has generated, with limits.
 *
 * <pre>{@code
 * Codec<Order> codec = ProtobufCodec.of(Order.class);
 * }</pre>
 */
@NullMarked
package io.framewright.codec.protobuf;

import org.jspecify.annotations.NullMarked;

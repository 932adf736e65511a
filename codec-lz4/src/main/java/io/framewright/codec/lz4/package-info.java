/**
 * The codec decorator {@code lz4}: LZ4 blocks, by lz4-java.
 *
 * <pre>{@code
 * Codec<Order> codec = CompressedCodec.of(JsonCodec.of(Order.class), Lz4Compression.fast());
 * }</pre>
 */
@NullMarked
package io.framewright.codec.lz4;

import org.jspecify.annotations.NullMarked;

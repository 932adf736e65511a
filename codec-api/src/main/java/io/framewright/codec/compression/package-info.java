/**
 * Compression as a codec decorator: {@code kryo + zstd}, {@code json + lz4}, {@code json + deflate}.
 *
 * <pre>{@code
 * Codec<Order> codec = CompressedCodec.of(KryoCodec.of(Order.class), new DeflateCompression(6)).withMax(8 << 20);
 * }</pre>
 *
 * <p>{@link io.framewright.codec.compression.DeflateCompression} comes with this artifact; one that needs a library
 * comes with an artifact of its own. A new one implements {@link io.framewright.codec.compression.Compression}.
 */
@NullMarked
package io.framewright.codec.compression;

import org.jspecify.annotations.NullMarked;

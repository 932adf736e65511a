/**
 * The codec decorator {@code zstd}: Zstandard, by zstd-jni.
 *
 * <pre>{@code
 * Codec<Order> codec = CompressedCodec.of(KryoCodec.of(Order.class), new ZstdCompression(3));
 * }</pre>
 */
@NullMarked
package io.framewright.codec.zstd;

import org.jspecify.annotations.NullMarked;

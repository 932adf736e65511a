package io.framewright.codec;

/**
 * An {@link Encoder} and the {@link Decoder} that reads what it wrote.
 *
 * @param <T> the messages' type
 */
public interface Codec<T> extends Encoder<T>, Decoder<T> {}

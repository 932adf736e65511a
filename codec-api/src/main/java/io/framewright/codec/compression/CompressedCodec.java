package io.framewright.codec.compression;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.EncodeException;
import io.framewright.codec.spec.Argument;
import io.framewright.codec.spec.ArgumentReader;
import io.framewright.codec.spec.SpecException;
import io.framewright.codec.spec.SpecText;
import io.netty.buffer.ByteBuf;
import java.util.Objects;

/**
 * A codec whose payloads are those of another codec, compressed where that makes them shorter.
 *
 * <pre>
 * +----+-----------------------+      +--------------------+----------------------+
 * | 00 | the codec's payload   |  or  | length, 1 or more  | compressed payload   |
 * +----+-----------------------+      | varint, 1..5 bytes |                      |
 *                                     +--------------------+----------------------+
 * </pre>
 *
 * <p>The length is the payload's before compression. Payloads below the threshold are stored as they are, and so are
 * those that compression would not make shorter: a payload grows by one byte at most.
 *
 * <p><b>Limits.</b> The compressed bytes are bounded by the frame, those before compression by {@code max}, both ways,
 * stored or not. A length above it is refused before anything is made; then no more bytes are made than that length, and
 * memory follows what can be made of the bytes that came. What the inner codec makes of the payload is
 * bounded by its own {@link io.framewright.codec.DecodeLimits}.
 *
 * <p><b>Memory.</b> Payloads pass through heap buffers of the allocator that the caller's buffer came from; they are
 * released before encode and decode return, except where a decoded message is a slice of one, as with {@code bytes}: its
 * receiver releases it, as ever. Compressors are pooled; one that threw is closed.
 *
 * <p><b>Secrets.</b> The length of what is compressed tells how much it repeats itself. Do not put a secret and text
 * that an attacker chooses into one message: who sees the lengths can guess the secret piece by piece (CRIME, BREACH).
 *
 * <p>Instances are immutable and safe for use from many threads.
 *
 * @param <T> the messages' type
 */
public final class CompressedCodec<T> implements Codec<T> {

    /** Payloads below this many bytes are stored, unless another threshold is asked for. */
    public static final int DEFAULT_THRESHOLD = 256;

    /** Payloads have at most this many bytes, unless another maximum is asked for: 1 MiB. */
    public static final int DEFAULT_MAX = 1 << 20;

    private static final int MIN_BUFFER = 64;
    private static final int MAX_SIZE_HINT = 64 * 1024;

    private final Codec<T> codec;
    private final Compression compression;
    private final int threshold;
    private final int max;
    private final ContextPool<Compressor> compressors;
    private final ContextPool<Decompressor> decompressors;

    /** A little more than the largest of the recent payloads; a lost update does no harm. */
    private int sizeHint = MIN_BUFFER;

    private CompressedCodec(Codec<T> codec, Compression compression, int threshold, int max) {
        if (threshold < 0) {
            throw new IllegalArgumentException("the threshold must be at least 0, not " + threshold);
        }
        if (max < 1) {
            throw new IllegalArgumentException("max must be at least 1, not " + max);
        }
        this.codec = Objects.requireNonNull(codec, "codec");
        this.compression = Objects.requireNonNull(compression, "compression");
        this.threshold = threshold;
        this.max = max;
        compressors = new ContextPool<>(compression::newCompressor, Compressor::close);
        decompressors = new ContextPool<>(compression::newDecompressor, Decompressor::close);
    }

    /**
     * Compresses a codec's payloads, with the default threshold and maximum.
     *
     * @param codec the codec
     * @param compression how
     * @param <T> the messages' type
     * @return a codec that many threads may share
     */
    public static <T> CompressedCodec<T> of(Codec<T> codec, Compression compression) {
        return new CompressedCodec<>(codec, compression, DEFAULT_THRESHOLD, DEFAULT_MAX);
    }

    /**
     * Compresses a codec's payloads as a spec says: takes {@code threshold=} and {@code max=}, and ends the reading.
     *
     * @param codec the codec
     * @param compression how
     * @param arguments the rest of the decorator's arguments
     * @param <T> the messages' type
     * @return a codec that many threads may share
     * @throws SpecException if the arguments are wrong, or others are left
     */
    public static <T> CompressedCodec<T> of(Codec<T> codec, Compression compression, ArgumentReader arguments) {
        int threshold = arguments.option("threshold").map(Argument::size).orElse(DEFAULT_THRESHOLD);
        int max = arguments.option("max").map(CompressedCodec::max).orElse(DEFAULT_MAX);
        arguments.end();
        return new CompressedCodec<>(codec, compression, threshold, max);
    }

    private static int max(Argument argument) {
        int max = argument.size();
        if (max < 1) {
            throw argument.problem("expected at least 1, not " + argument);
        }
        return max;
    }

    /**
     * Changes the threshold.
     *
     * @param threshold payloads of fewer bytes are stored; 0 tries to compress all
     * @return a codec that differs in this
     * @throws IllegalArgumentException if the threshold is negative
     */
    public CompressedCodec<T> withThreshold(int threshold) {
        return new CompressedCodec<>(codec, compression, threshold, max);
    }

    /**
     * Changes the maximum.
     *
     * @param max how many bytes a payload may have before compression, sent or received
     * @return a codec that differs in this
     * @throws IllegalArgumentException if the maximum is below 1
     */
    public CompressedCodec<T> withMax(int max) {
        return new CompressedCodec<>(codec, compression, threshold, max);
    }

    @Override
    public void encode(T message, ByteBuf out) {
        int start = out.writerIndex();
        ByteBuf plain = out.alloc().heapBuffer(Math.max(1, Math.min(codec.sizeHint(message), max)));
        try {
            codec.encode(message, plain);
            requireSendable(plain.readableBytes());
            write(plain, out);
        } catch (Throwable e) {
            out.writerIndex(start);
            throw e;
        } finally {
            plain.release();
        }
        learnSize(out.writerIndex() - start);
    }

    private void requireSendable(int length) {
        if (length > max) {
            throw new EncodeException("a payload of " + length + " bytes is over the limit of " + max
                    + " bytes before compression by " + spec() + ": raise max= on both sides");
        }
    }

    private void write(ByteBuf plain, ByteBuf out) {
        int length = plain.readableBytes();
        if (length == 0 || length < threshold || !writeCompressed(plain, length, out)) {
            PayloadHeader.write(PayloadHeader.STORED, out);
            out.writeBytes(plain);
        }
    }

    /** Writes header and compressed payload, or nothing if that were not shorter than a stored one. */
    private boolean writeCompressed(ByteBuf plain, int length, ByteBuf out) {
        ByteBuf packed = out.alloc().heapBuffer(Math.max(MIN_BUFFER, length / 2));
        try {
            compressors.use(compressor -> compressor.compress(plain, packed));
            boolean shorter = PayloadHeader.size(length) + (long) packed.readableBytes() <= length;
            if (shorter) {
                PayloadHeader.write(length, out);
                out.writeBytes(packed);
            }
            return shorter;
        } finally {
            packed.release();
        }
    }

    private void learnSize(int size) {
        int hint = sizeHint;
        if (size > hint || size < hint >> 3) {
            sizeHint = Math.min(MAX_SIZE_HINT, Math.max(MIN_BUFFER, size + (size >> 3)));
        }
    }

    @Override
    public int sizeHint(T message) {
        return 1 + Math.min(codec.sizeHint(message), sizeHint);
    }

    @Override
    public T decode(ByteBuf in) {
        int length = PayloadHeader.read(in);
        if (length == PayloadHeader.STORED) {
            requireReceivable(in.readableBytes());
            return codec.decode(in);
        }
        requireReceivable(length);
        ByteBuf plain = in.alloc().heapBuffer(Math.min(length, MIN_BUFFER), length);
        try {
            decompress(in, length, plain);
            in.readerIndex(in.writerIndex());
            return codec.decode(plain);
        } finally {
            plain.release();
        }
    }

    private void requireReceivable(int length) {
        if (length > max) {
            throw DecodeException.limitExceeded("bytes of the payload before compression", length, max);
        }
    }

    private void decompress(ByteBuf in, int length, ByteBuf plain) {
        ByteBuf packed = withArray(in);
        try {
            decompressors.use(decompressor -> decompressor.decompress(packed, length, plain));
        } finally {
            packed.release();
        }
        if (plain.readableBytes() != length) {
            throw DecodeException.malformed("the payload before compression has " + plain.readableBytes()
                    + " bytes, not " + length + " as declared");
        }
    }

    /** Gives a buffer of the same readable bytes, the caller's to release. */
    private static ByteBuf withArray(ByteBuf in) {
        int length = in.readableBytes();
        return in.hasArray()
                ? in.retain()
                : in.alloc().heapBuffer(Math.max(1, length)).writeBytes(in, in.readerIndex(), length);
    }

    @Override
    public boolean retainsInput() {
        return codec.retainsInput();
    }

    private SpecText spec() {
        SpecText spec = compression.spec();
        if (threshold != DEFAULT_THRESHOLD) {
            spec.addSize("threshold", threshold);
        }
        return max == DEFAULT_MAX ? spec : spec.addSize("max", max);
    }

    /** Two are equal if they compress equal codecs in the same way. */
    @Override
    public boolean equals(Object other) {
        return other instanceof CompressedCodec<?> that
                && codec.equals(that.codec)
                && compression.equals(that.compression)
                && threshold == that.threshold
                && max == that.max;
    }

    @Override
    public int hashCode() {
        return Objects.hash(codec, compression, threshold, max);
    }

    /** Prints the spec, such as {@code kryo + zstd(threshold=1KiB)}. */
    @Override
    public String toString() {
        return codec + " + " + spec();
    }
}

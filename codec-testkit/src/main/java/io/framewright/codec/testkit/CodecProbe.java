package io.framewright.codec.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeLimits;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the checks of a {@link CodecContract} do all the time, with failures that say what the codec did wrong. */
final class CodecProbe<T> {

    private static final int SHOWN = 120;

    private final CodecContract<T> contract;
    private final List<T> lent = new ArrayList<>();

    CodecProbe(CodecContract<T> contract) {
        this.contract = contract;
    }

    CodecContract<T> contract() {
        return contract;
    }

    Codec<T> codec() {
        return contract.codec(DecodeLimits.DEFAULT);
    }

    List<T> samples() {
        List<T> samples = contract.samples();
        assertThat(samples).as("samples() must give at least one message").isNotEmpty();
        return lend(samples);
    }

    /** Remembers messages that a hook returned, to release them after the test. */
    List<T> lend(List<T> messages) {
        lent.addAll(messages);
        return messages;
    }

    void releaseMessages() {
        lent.forEach(contract::release);
        lent.clear();
    }

    /** Encodes a message that must be encoded. */
    byte[] encode(Codec<T> codec, T message) {
        ByteBuf out = BufferKind.HEAP.forWriting(64);
        try {
            encode(codec, message, out);
            return ByteBufUtil.getBytes(out);
        } finally {
            out.release();
        }
    }

    void encode(Codec<T> codec, T message, ByteBuf out) {
        try {
            codec.encode(message, out);
        } catch (Throwable e) {
            throw new AssertionError("encode failed for " + show(message), e);
        }
    }

    /** Decodes bytes that must be this message. */
    void requireDecodes(Codec<T> codec, ByteBuf in, T expected, String what) {
        T message = decode(codec, in, what);
        try {
            requireEqual(message, expected, what);
        } finally {
            contract.release(message);
        }
    }

    void requireDecodes(Codec<T> codec, byte[] bytes, T expected, String what) {
        ByteBuf in = BufferKind.HEAP.holding(bytes);
        try {
            requireDecodes(codec, in, expected, what);
        } finally {
            in.release();
        }
    }

    /** Decodes bytes that must be some message. */
    T decode(Codec<T> codec, ByteBuf in, String what) {
        String bytes = HexVectors.show(ByteBufUtil.getBytes(in));
        try {
            return requireMessage(codec.decode(in), in, what);
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError("decode failed for " + what + ", " + bytes, e);
        }
    }

    /** Decodes bytes that may be a message, or may be refused in the one way that is allowed. */
    Optional<T> tryDecode(Codec<T> codec, ByteBuf in, String what) {
        String bytes = HexVectors.show(ByteBufUtil.getBytes(in));
        try {
            return Optional.of(requireMessage(codec.decode(in), in, what));
        } catch (DecodeException e) {
            requireNotRetained(in, what);
            return Optional.empty();
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(
                    "only DecodeException may come out of decode, not "
                            + e.getClass().getName() + ", for " + what + ", " + bytes,
                    e);
        }
    }

    /** Decodes bytes that may be a message; does nothing with it. */
    void tryDecode(Codec<T> codec, byte[] bytes, String what) {
        ByteBuf in = BufferKind.HEAP.holding(bytes);
        try {
            tryDecode(codec, in, what).ifPresent(contract::release);
        } finally {
            in.release();
        }
    }

    /** Decodes bytes that must be refused. */
    DecodeException requireRefused(Codec<T> codec, byte[] bytes, String what) {
        ByteBuf in = BufferKind.HEAP.holding(bytes);
        try {
            T message = codec.decode(in);
            String shown = show(message);
            contract.release(message);
            throw new AssertionError(
                    "decode must refuse " + what + ", but made " + shown + " of " + HexVectors.show(bytes));
        } catch (DecodeException e) {
            requireNotRetained(in, what);
            return e;
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(
                    "decode must refuse " + what + " with DecodeException, not "
                            + e.getClass().getName() + ", for " + HexVectors.show(bytes),
                    e);
        } finally {
            in.release();
        }
    }

    void requireEqual(T message, T expected, String what) {
        Object actual;
        try {
            actual = contract.comparable(message);
        } catch (RuntimeException e) {
            throw new AssertionError("the message cannot be read that was decoded from " + what, e);
        }
        assertThat(actual).as("the message decoded from %s", what).isEqualTo(contract.comparable(expected));
    }

    private static void requireNotRetained(ByteBuf in, String what) {
        assertThat(in.refCnt())
                .as("decode must neither retain nor release the buffer of what it refuses; its count, for %s", what)
                .isEqualTo(1);
    }

    private T requireMessage(T message, ByteBuf in, String what) {
        assertThat(message)
                .as("decode must return a message, never null, for %s", what)
                .isNotNull();
        assertThat(in.readableBytes())
                .as("decode must consume all readable bytes, or refuse them, for %s; left over", what)
                .isZero();
        return message;
    }

    /** Prints a message for a failure's text; messages from hostile bytes may fail even at that. */
    static String show(Object message) {
        try {
            String text = String.valueOf(message);
            return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        } catch (RuntimeException e) {
            return "a " + message.getClass().getName() + " whose toString fails";
        }
    }
}

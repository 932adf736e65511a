package io.framewright.codec.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.framewright.codec.Codec;
import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.util.ReferenceCounted;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of {@link CodecContract} that is about encoding. */
final class EncodeChecks<T> {

    private static final List<BufferKind> WRITABLE = List.of(BufferKind.HEAP, BufferKind.DIRECT, BufferKind.COMPOSITE);

    /** What is in a buffer before a message, and how much of it was read already. */
    private static final byte[] BEFORE = {1, 2, 3, 4, 5};

    private static final int READ = 2;
    private static final int AMPLE = 1 << 16;
    private static final int MAX_STEPS = 64;

    private final CodecProbe<T> probe;

    EncodeChecks(CodecProbe<T> probe) {
        this.probe = probe;
    }

    void golden() {
        List<Golden<T>> golden = probe.contract().golden();
        probe.lend(golden.stream().map(Golden::message).toList());
        assumeFalse(golden.isEmpty(), "no golden bytes: override golden()");
        for (Golden<T> pair : golden) {
            assertThat(HexFormat.of().formatHex(probe.encode(probe.codec(), pair.message())))
                    .as("bytes of %s: the format has changed", CodecProbe.show(pair.message()))
                    .isEqualTo(pair.hex());
        }
    }

    void appends() {
        everySampleInto(AMPLE);
    }

    void grows() {
        everySampleInto(BEFORE.length);
    }

    private void everySampleInto(int capacity) {
        Codec<T> codec = probe.codec();
        for (T sample : probe.samples()) {
            for (BufferKind kind : WRITABLE) {
                ByteBuf out = used(kind.forWriting(capacity));
                try {
                    probe.encode(codec, sample, out);
                    requireAppended(codec, sample, out, kind);
                } finally {
                    out.release();
                }
            }
        }
    }

    private void requireAppended(Codec<T> codec, T sample, ByteBuf out, BufferKind kind) {
        String what = CodecProbe.show(sample) + " encoded into a " + kind + " buffer behind other bytes";
        assertThat(out.readerIndex())
                .as("encode must leave the reader index alone; it moved with %s", what)
                .isEqualTo(READ);
        requireBefore(out, what);
        byte[] written = ByteBufUtil.getBytes(out, BEFORE.length, out.writerIndex() - BEFORE.length);
        probe.requireDecodes(codec, written, sample, what);
    }

    void refuses() {
        Codec<T> codec = probe.codec();
        for (T message : probe.lend(probe.contract().unencodable())) {
            for (BufferKind kind : WRITABLE) {
                ByteBuf out = used(kind.forWriting(AMPLE));
                try {
                    Throwable thrown = failure(codec, message, out);
                    assertThat(thrown)
                            .as("encode must refuse %s with EncodeException", CodecProbe.show(message))
                            .isInstanceOf(EncodeException.class);
                    requireNoTrace(out, "refusing " + CodecProbe.show(message));
                } finally {
                    out.release();
                }
            }
        }
    }

    void fullBuffer() {
        Codec<T> codec = probe.codec();
        for (T sample : probe.samples()) {
            int length = probe.encode(codec, sample).length;
            for (int room = 0; room < length; room += Math.max(1, length / MAX_STEPS)) {
                requireRestored(codec, sample, room, length);
            }
        }
    }

    private void requireRestored(Codec<T> codec, T sample, int room, int length) {
        ByteBuf out = used(ByteBufAllocator.DEFAULT.buffer(BEFORE.length, BEFORE.length + room));
        try {
            String what = CodecProbe.show(sample) + ", which takes " + length + " bytes, has room for " + room;
            assertThat(failure(codec, sample, out))
                    .as(
                            "encode must fail with EncodeException, or let the buffer's own exception through, where %s",
                            what)
                    .isInstanceOfAny(EncodeException.class, IndexOutOfBoundsException.class);
            requireNoTrace(out, "failing because " + what);
        } finally {
            out.release();
        }
    }

    void afterFailures() {
        Codec<T> codec = probe.codec();
        List<T> samples = probe.samples();
        List<T> refused = probe.lend(probe.contract().unencodable());
        for (T sample : samples) {
            for (T message : refused) {
                fail(codec, message, Integer.MAX_VALUE);
                requireSound(codec, sample, "after an attempt to encode " + CodecProbe.show(message));
            }
            int length = probe.encode(codec, sample).length;
            if (length > 0) {
                fail(codec, sample, length / 2);
                requireSound(codec, sample, "after an attempt to encode it into a full buffer");
            }
        }
    }

    /** Decodes with a codec that has had no failure. */
    private void requireSound(Codec<T> codec, T sample, String when) {
        String what = CodecProbe.show(sample) + ", encoded " + when;
        probe.requireDecodes(probe.codec(), probe.encode(codec, sample), sample, what);
    }

    private static <T> void fail(Codec<T> codec, T message, int room) {
        ByteBuf out = ByteBufAllocator.DEFAULT.buffer(0, room);
        try {
            failure(codec, message, out);
        } finally {
            out.release();
        }
    }

    void sizeHints() {
        Codec<T> codec = probe.codec();
        for (T sample : probe.samples()) {
            assertThat(codec.sizeHint(sample))
                    .as("sizeHint must be positive, for %s", CodecProbe.show(sample))
                    .isPositive();
        }
    }

    void referenceCounts() {
        Codec<T> codec = probe.codec();
        probe.samples().forEach(message -> requireSameCounts(codec, message));
        probe.lend(probe.contract().unencodable()).forEach(message -> requireSameCounts(codec, message));
    }

    private static <T> void requireSameCounts(Codec<T> codec, T message) {
        int count = count(message);
        ByteBuf out = BufferKind.DIRECT.forWriting(AMPLE);
        try {
            failure(codec, message, out);
            assertThat(out.refCnt())
                    .as(
                            "encode must neither retain nor release the buffer; its count, for %s",
                            CodecProbe.show(message))
                    .isEqualTo(1);
            assertThat(count(message))
                    .as(
                            "encode must neither retain nor release the message; its count, for %s",
                            CodecProbe.show(message))
                    .isEqualTo(count);
        } finally {
            out.release(out.refCnt());
        }
    }

    private static int count(Object message) {
        return message instanceof ReferenceCounted counted ? counted.refCnt() : 0;
    }

    private static ByteBuf used(ByteBuf out) {
        return out.writeBytes(BEFORE).skipBytes(READ);
    }

    private static void requireNoTrace(ByteBuf out, String when) {
        assertThat(List.of(out.readerIndex(), out.writerIndex()))
                .as("encode must put reader and writer index back when it fails; they stand there after %s", when)
                .isEqualTo(List.of(READ, BEFORE.length));
        requireBefore(out, when);
    }

    private static void requireBefore(ByteBuf out, String when) {
        assertThat(ByteBufUtil.getBytes(out, 0, BEFORE.length))
                .as("encode must not touch bytes before the writer index, as it did when %s", when)
                .isEqualTo(BEFORE);
    }

    private static <T> @Nullable Throwable failure(Codec<T> codec, T message, ByteBuf out) {
        try {
            codec.encode(message, out);
            return null;
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            return e;
        }
    }
}

package io.framewright.codec.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.framewright.codec.Codec;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The part of {@link CodecContract} that is about decoding what the codec has encoded. */
final class DecodeChecks<T> {

    /** Bytes that no format takes for blanks, alone and in a row. */
    private static final byte[][] BEHIND = {{0}, {1}, {0x7f}, {(byte) 0xff}, {0, 0, 0, 0}};

    private static final byte OVERWRITTEN = 0x5a;

    /** Up to which length every position is tried; behind it, every so many. */
    private static final int EVERY = 128;

    private final CodecProbe<T> probe;

    DecodeChecks(CodecProbe<T> probe) {
        this.probe = probe;
    }

    private interface SampleCheck<T> {
        void check(T sample, byte[] bytes, String name);
    }

    private void forEachSample(Codec<T> codec, SampleCheck<T> check) {
        for (T sample : probe.samples()) {
            check.check(sample, probe.encode(codec, sample), CodecProbe.show(sample));
        }
    }

    void roundTrip() {
        Codec<T> codec = probe.codec();
        forEachSample(codec, (sample, bytes, name) -> probe.requireDecodes(codec, bytes, sample, name));
    }

    void golden() {
        List<Golden<T>> golden = probe.contract().golden();
        probe.lend(golden.stream().map(Golden::message).toList());
        assumeFalse(golden.isEmpty(), "no golden bytes: override golden()");
        for (Golden<T> pair : golden) {
            probe.requireDecodes(probe.codec(), pair.bytes(), pair.message(), "golden bytes " + pair.hex());
        }
    }

    void everyKind() {
        Codec<T> codec = probe.codec();
        forEachSample(codec, (sample, bytes, name) -> {
            for (BufferKind kind : BufferKind.values()) {
                requireDecodes(codec, kind.holding(bytes), sample, name + " in a " + kind + " buffer");
            }
        });
    }

    void splitAnywhere() {
        Codec<T> codec = probe.codec();
        forEachSample(
                codec,
                (sample, bytes, name) -> positions(bytes.length)
                        .forEach(border -> requireDecodes(
                                codec,
                                BufferKind.split(bytes, border),
                                sample,
                                name + " in a composite buffer split after " + border + " of " + bytes.length
                                        + " bytes")));
    }

    private void requireDecodes(Codec<T> codec, ByteBuf in, T sample, String what) {
        try {
            probe.requireDecodes(codec, in, sample, what);
        } finally {
            in.release();
        }
    }

    void onlyReads() {
        Codec<T> codec = probe.codec();
        forEachSample(codec, (sample, bytes, name) -> {
            for (BufferKind kind : BufferKind.values()) {
                requireOnlyReads(codec, kind.holding(bytes), name + " in a " + kind + " buffer");
            }
        });
    }

    private void requireOnlyReads(Codec<T> codec, ByteBuf in, String what) {
        byte[] before = ByteBufUtil.getBytes(in, 0, in.capacity());
        int end = in.writerIndex();
        try {
            T message = probe.decode(codec, in, what);
            probe.contract().release(message);
            assertThat(in.refCnt())
                    .as("once the message is released, the buffer must have its caller's reference only, for %s", what)
                    .isEqualTo(1);
            assertThat(in.writerIndex())
                    .as("decode must leave the writer index alone, for %s", what)
                    .isEqualTo(end);
            assertThat(ByteBufUtil.getBytes(in, 0, in.capacity()))
                    .as("decode must not change the buffer's bytes, for %s", what)
                    .isEqualTo(before);
        } finally {
            in.release(in.refCnt());
        }
    }

    void outlives() {
        Codec<T> codec = probe.codec();
        forEachSample(codec, (sample, bytes, name) -> {
            for (BufferKind kind : List.of(BufferKind.HEAP, BufferKind.DIRECT, BufferKind.COMPOSITE)) {
                T message = takeBufferAway(codec, kind.holding(bytes), name);
                try {
                    String what = codec.retainsInput()
                            ? name + ", after its caller has released the buffer: retain what you keep"
                            : name + ", after the buffer was overwritten: copy what you keep";
                    probe.requireEqual(message, sample, what);
                } finally {
                    probe.contract().release(message);
                }
            }
        });
    }

    private T takeBufferAway(Codec<T> codec, ByteBuf in, String name) {
        try {
            T message = probe.decode(codec, in, name);
            if (!codec.retainsInput()) {
                byte[] other = new byte[in.capacity()];
                Arrays.fill(other, OVERWRITTEN);
                in.setBytes(0, other);
            }
            return message;
        } finally {
            in.release();
        }
    }

    void truncations() {
        Codec<T> codec = probe.codec();
        forEachSample(
                codec,
                (sample, bytes, name) -> positions(bytes.length)
                        .filter(length -> length < bytes.length)
                        .forEach(length -> requireNoMessage(
                                codec,
                                Arrays.copyOf(bytes, length),
                                "the first " + length + " of " + bytes.length + " bytes of " + name)));
    }

    void leftOver() {
        Codec<T> codec = probe.codec();
        forEachSample(codec, (sample, bytes, name) -> {
            for (byte[] behind : BEHIND) {
                requireNoMessage(codec, join(bytes, behind), name + " with " + HexVectors.show(behind) + " behind it");
            }
            if (bytes.length > 0) {
                requireNoMessage(codec, join(bytes, bytes), name + " twice");
            }
        });
    }

    private void requireNoMessage(Codec<T> codec, byte[] bytes, String what) {
        if (probe.contract().selfDelimiting()) {
            probe.requireRefused(codec, bytes, what);
        } else {
            probe.tryDecode(codec, bytes, what);
        }
    }

    void afterFailures() {
        Codec<T> codec = probe.codec();
        forEachSample(probe.codec(), (sample, bytes, name) -> {
            for (int length = 0; length < bytes.length; length += Math.max(1, bytes.length / 16)) {
                probe.tryDecode(codec, Arrays.copyOf(bytes, length), "a truncated " + name);
                probe.requireDecodes(codec, bytes, sample, name + ", decoded after the codec has met a truncated one");
            }
            probe.tryDecode(codec, new Garbage(bytes.length).bytes(64), "garbage");
            probe.requireDecodes(codec, bytes, sample, name + ", decoded after the codec has met garbage");
        });
    }

    /** All positions of a short message, and those of a long one that are near its ends or on a grid. */
    private static IntStream positions(int length) {
        int step = Math.max(1, length / EVERY);
        return IntStream.rangeClosed(0, length).filter(i -> i < EVERY || i > length - EVERY || i % step == 0);
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }
}

package io.framewright.codec.testkit.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.framewright.codec.EncodeException;
import io.framewright.codec.testkit.BufferKind;
import io.framewright.codec.testkit.Golden;
import io.framewright.codec.testkit.HexVectors;
import io.framewright.framing.Framing;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of {@link FramingContract} that is about writing frames. */
final class WriteChecks {

    private static final List<BufferKind> WRITABLE = List.of(BufferKind.HEAP, BufferKind.DIRECT, BufferKind.COMPOSITE);

    /** What is in a buffer before a frame, and how much of it was read already. */
    private static final byte[] BEFORE = {1, 2, 3, 4, 5};

    private static final int READ = 2;
    private static final int LONGEST_PREFIX = 16;
    private static final int LARGEST_TRIED = 1 << 22;

    private final FramingProbe probe;

    WriteChecks(FramingProbe probe) {
        this.probe = probe;
    }

    void golden() {
        List<Golden<byte[]>> golden = probe.contract().golden();
        assumeFalse(golden.isEmpty(), "no golden bytes: override golden()");
        for (Golden<byte[]> pair : golden) {
            assertThat(HexFormat.of().formatHex(probe.frame(probe.framing(), pair.message())))
                    .as("the frame around %s: the format has changed", HexVectors.show(pair.message()))
                    .isEqualTo(pair.hex());
        }
    }

    void opens() {
        Framing framing = probe.framing();
        for (BufferKind kind : WRITABLE) {
            ByteBuf out = used(kind);
            try {
                assertThat(framing.open(out))
                        .as("open must return where the frame starts: the writer index that it found")
                        .isEqualTo(BEFORE.length);
                assertThat(out.writerIndex() - BEFORE.length)
                        .as("open must leave as much room as headerLength says")
                        .isEqualTo(framing.headerLength());
            } finally {
                out.release();
            }
        }
    }

    void appends() {
        Framing framing = probe.framing();
        List<byte[]> payloads = probe.payloads();
        for (BufferKind kind : WRITABLE) {
            ByteBuf out = used(kind);
            try {
                for (byte[] payload : payloads) {
                    byte[] before = ByteBufUtil.getBytes(out, 0, out.writerIndex());
                    probe.append(framing, payload, out);
                    requireUntouched(out, before, "a frame around " + HexVectors.show(payload) + " in " + kind);
                }
                requireReads(framing, out, payloads, "frames one behind the other in a " + kind + " buffer");
            } finally {
                out.release();
            }
        }
    }

    void refuses() {
        Framing framing = probe.framing();
        for (byte[] payload : probe.contract().refused()) {
            requireRefused(framing, payload, "close must refuse " + HexVectors.show(payload));
        }
    }

    void refusesTooLarge() {
        Framing framing = probe.framing();
        int max = framing.maxPayload();
        assumeFalse(max > LARGEST_TRIED, "the maximum is too large to be exceeded here");
        for (int length : new int[] {max + 1, max + 2, 2 * max + 1}) {
            requireRefused(
                    framing, new byte[length], "close must refuse " + length + " bytes, where maxPayload is " + max);
        }
    }

    private void requireRefused(Framing framing, byte[] payload, String demand) {
        byte[] good = probe.fewPayloads().get(0);
        for (BufferKind kind : WRITABLE) {
            ByteBuf out = used(kind);
            try {
                probe.append(framing, good, out);
                requireRefused(framing, payload, out, demand);
                probe.append(framing, good, out);
                requireReads(framing, out, List.of(good, good), "two frames, between which another was refused");
            } finally {
                out.release();
            }
        }
    }

    private static void requireRefused(Framing framing, byte[] payload, ByteBuf out, String demand) {
        byte[] before = ByteBufUtil.getBytes(out, 0, out.writerIndex());
        int start = framing.open(out);
        out.writeBytes(payload);
        assertThat(failure(framing, out, start))
                .as("%s with EncodeException", demand)
                .isInstanceOf(EncodeException.class);
        out.writerIndex(start);
        requireUntouched(out, before, "a refused frame");
    }

    private static @Nullable Throwable failure(Framing framing, ByteBuf out, int start) {
        try {
            framing.close(out, start);
            return null;
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            return e;
        }
    }

    void canCarry() {
        Framing framing = probe.framing();
        for (byte[] payload : probe.payloads()) {
            int delivered = Arrays.mismatch(payload, probe.contract().delivered(payload));
            int longest = Math.min(delivered < 0 ? payload.length : delivered, LONGEST_PREFIX);
            for (int length = 0; length <= longest; length++) {
                byte[] prefix = Arrays.copyOf(payload, length);
                assertThat(framing.canCarry(prefix))
                        .as("canCarry(%s), though %s is carried", HexVectors.show(prefix), HexVectors.show(payload))
                        .isTrue();
            }
        }
    }

    private void requireReads(Framing framing, ByteBuf out, List<byte[]> payloads, String what) {
        byte[] written = ByteBufUtil.getBytes(out, BEFORE.length, out.writerIndex() - BEFORE.length);
        probe.requireReads(framing, BufferKind.HEAP.holding(written), probe.delivered(payloads), what);
    }

    /** A buffer that is full. */
    private static ByteBuf used(BufferKind kind) {
        return kind.forWriting(BEFORE.length).writeBytes(BEFORE).skipBytes(READ);
    }

    private static void requireUntouched(ByteBuf out, byte[] before, String what) {
        assertThat(out.readerIndex())
                .as("writing a frame must leave the reader index alone; it moved with %s", what)
                .isEqualTo(READ);
        assertThat(ByteBufUtil.getBytes(out, 0, before.length))
                .as("writing a frame must not touch the bytes before it, as did %s", what)
                .isEqualTo(before);
    }
}

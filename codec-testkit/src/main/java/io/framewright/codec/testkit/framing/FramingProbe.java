package io.framewright.codec.testkit.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.testkit.HexVectors;
import io.framewright.framing.Framing;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** What the checks of a {@link FramingContract} do all the time. */
final class FramingProbe {

    private static final int FEW = 5;
    private static final int SHORT = 40;

    private final FramingContract contract;

    FramingProbe(FramingContract contract) {
        this.contract = contract;
    }

    FramingContract contract() {
        return contract;
    }

    Framing framing() {
        return contract.framing();
    }

    List<byte[]> payloads() {
        List<byte[]> payloads = contract.payloads();
        assertThat(payloads)
                .as("payloads() must give at least one payload: override it if carries() refuses all by default")
                .isNotEmpty();
        return payloads;
    }

    /** A few payloads, short where there are short ones, and the first again: what can happen happens to these. */
    List<byte[]> fewPayloads() {
        List<byte[]> payloads = new ArrayList<>(payloads());
        payloads.sort(Comparator.comparingInt(payload -> Math.max(SHORT, payload.length)));
        List<byte[]> few = new ArrayList<>(payloads.subList(0, Math.min(FEW, payloads.size())));
        few.add(few.get(0));
        return few;
    }

    /** Writes one frame. */
    byte[] frame(Framing framing, byte[] payload) {
        ByteBuf out = Unpooled.buffer();
        try {
            append(framing, payload, out);
            return ByteBufUtil.getBytes(out);
        } finally {
            out.release();
        }
    }

    byte[] frames(Framing framing, List<byte[]> payloads) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        payloads.forEach(payload -> stream.writeBytes(frame(framing, payload)));
        return stream.toByteArray();
    }

    /** Writes a frame that must succeed. */
    void append(Framing framing, byte[] payload, ByteBuf out) {
        try {
            int start = framing.open(out);
            out.writeBytes(payload);
            framing.close(out, start);
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(
                    framing + " must carry " + HexVectors.show(payload)
                            + ", but failed; where it cannot, say so in carries()",
                    e);
        }
    }

    /** What the receiver gets of a payload. */
    Step delivered(byte[] payload) {
        return new Step.Frame(HexFormat.of().formatHex(contract.delivered(payload)));
    }

    List<Step> delivered(List<byte[]> payloads) {
        return payloads.stream().map(this::delivered).toList();
    }

    /** Reads a whole stream that ends behind its last frame, and releases it. */
    void requireReads(Framing framing, ByteBuf in, List<Step> expected, String stream) {
        try (DeframerProbe deframer = new DeframerProbe(framing, stream, in)) {
            requireFrames(deframer.frames(), expected, stream);
            requireEnded(deframer, stream);
        }
    }

    /** Compares frame by frame, so that a failure shows the first that is wrong. */
    static void requireFrames(List<Step> frames, List<Step> expected, String stream) {
        for (int i = 0; i < Math.min(frames.size(), expected.size()); i++) {
            assertThat(frames.get(i)).as("frame %d of %s", i, stream).isEqualTo(expected.get(i));
        }
        assertThat(frames.size()).as("the number of frames in %s", stream).isEqualTo(expected.size());
    }

    static void requireEnded(DeframerProbe deframer, String stream) {
        assertThat(deframer.end())
                .as("what end says when %s ends behind a whole frame", stream)
                .isInstanceOf(Step.Nothing.class);
    }
}

package io.framewright.codec.testkit.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.testkit.HexVectors;
import io.framewright.framing.Framing;
import io.framewright.framing.TruncatedFrameException;
import java.util.List;

/** The part of {@link FramingContract} that is about frames that are not whole, or never will be. */
final class EndChecks {

    private final FramingProbe probe;

    EndChecks(FramingProbe probe) {
        this.probe = probe;
    }

    /** Ends a stream of two frames after each of its bytes. */
    void truncations() {
        Framing framing = probe.framing();
        List<byte[]> payloads = probe.fewPayloads();
        for (byte[] last : payloads) {
            byte[] first = payloads.get(0);
            byte[] stream = probe.frames(framing, List.of(first, last));
            int border = probe.frame(framing, first).length;
            List<Step> expected = probe.delivered(List.of(first, last));
            requireEnd(framing, stream, 0, List.of(), expected.subList(0, 1), 0);
            for (int length = 1; length < border; length++) {
                requireEnd(framing, stream, length, List.of(), expected.subList(0, 1), length);
            }
            for (int length = border; length < stream.length; length++) {
                requireEnd(framing, stream, length, expected.subList(0, 1), expected, length - border);
            }
        }
    }

    /**
     * Ends a stream early.
     *
     * @param whole the frames that are whole
     * @param early the frames that are, if the last is delivered before its last byte, its payload being certain
     * @param rest how many bytes there are of the last frame
     */
    private void requireEnd(Framing framing, byte[] stream, int length, List<Step> whole, List<Step> early, int rest) {
        String name = "the first " + length + " of " + HexVectors.show(stream);
        try (DeframerProbe deframer = new DeframerProbe(framing, name)) {
            List<Step> frames = deframer.feed(stream, 0, length).frames();
            boolean certain = rest > 0 && frames.size() == early.size();
            FramingProbe.requireFrames(frames, certain ? early : whole, name);
            if (rest == 0 || certain) {
                FramingProbe.requireEnded(deframer, name);
            } else {
                requireTruncated(deframer.end(), rest, name);
            }
        }
    }

    private void requireTruncated(Step end, int rest, String name) {
        if (end instanceof Step.Frame && probe.contract().deliversLastFrame()) {
            return;
        }
        assertThat(end instanceof Step.Bad bad && bad.frame() instanceof TruncatedFrameException)
                .as(
                        "end must throw TruncatedFrameException for the %d bytes behind the last whole frame in %s, not give %s",
                        rest, name, end)
                .isTrue();
    }

    void missing() {
        Framing framing = probe.framing();
        for (byte[] payload : probe.payloads()) {
            byte[] frame = probe.frame(framing, payload);
            int step = Math.max(1, frame.length / 300);
            String name = HexVectors.show(frame);
            try (DeframerProbe deframer = new DeframerProbe(framing, name)) {
                for (int length = 0; length < frame.length && deframer.frames().isEmpty(); ) {
                    assertThat(deframer.missing())
                            .as("missing must not be more than the frame needs, after %d bytes of %s", length, name)
                            .isBetween(0, frame.length - length);
                    int next = Math.min(frame.length, length + (length < 32 ? 1 : step));
                    deframer.feed(frame, length, next);
                    length = next;
                }
            }
        }
    }
}

package io.framewright.codec.testkit.framing;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.framewright.codec.testkit.BufferKind;
import io.framewright.codec.testkit.Golden;
import io.framewright.codec.testkit.HexVectors;
import io.framewright.framing.Framing;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The part of {@link FramingContract} that is about good frames, in whatever pieces they arrive. */
final class DeliveryChecks {

    private static final int ROUNDS = 200;

    private final FramingProbe probe;

    DeliveryChecks(FramingProbe probe) {
        this.probe = probe;
    }

    void roundTrip() {
        Framing framing = probe.framing();
        for (byte[] payload : probe.payloads()) {
            requireReads(framing, probe.frame(framing, payload), payload, "a frame around " + HexVectors.show(payload));
        }
    }

    void golden() {
        List<Golden<byte[]>> golden = probe.contract().golden();
        assumeFalse(golden.isEmpty(), "no golden bytes: override golden()");
        for (Golden<byte[]> pair : golden) {
            requireReads(probe.framing(), pair.bytes(), pair.message(), "the golden bytes " + pair.hex());
        }
    }

    private void requireReads(Framing framing, byte[] frame, byte[] payload, String name) {
        probe.requireReads(framing, BufferKind.HEAP.holding(frame), List.of(probe.delivered(payload)), name);
    }

    void everyKind() {
        Framing framing = probe.framing();
        List<byte[]> payloads = probe.payloads();
        byte[] stream = probe.frames(framing, payloads);
        for (BufferKind kind : BufferKind.values()) {
            String name = "all frames in one " + kind + " buffer";
            probe.requireReads(framing, kind.holding(stream), probe.delivered(payloads), name);
        }
    }

    void everyCut() {
        Framing framing = probe.framing();
        List<byte[]> payloads = probe.fewPayloads();
        byte[] stream = probe.frames(framing, payloads);
        for (int cut = 0; cut <= stream.length; cut++) {
            requirePieces(framing, stream, new int[] {cut, stream.length}, payloads, "cut after " + cut);
        }
    }

    void oneByteAtATime() {
        Framing framing = probe.framing();
        List<byte[]> payloads = probe.fewPayloads();
        byte[] stream = probe.frames(framing, payloads);
        int[] everywhere = new int[stream.length];
        for (int i = 0; i < stream.length; i++) {
            everywhere[i] = i + 1;
        }
        requirePieces(framing, stream, everywhere, payloads, "one byte at a time");
    }

    private void requirePieces(Framing framing, byte[] stream, int[] cuts, List<byte[]> payloads, String how) {
        String name = HexVectors.show(stream) + ", " + how;
        try (DeframerProbe deframer = new DeframerProbe(framing, name)) {
            List<Step> frames = new ArrayList<>();
            int from = 0;
            for (int cut : cuts) {
                frames.addAll(deframer.feed(stream, from, cut).frames());
                from = cut;
            }
            FramingProbe.requireFrames(frames, probe.delivered(payloads), name);
            FramingProbe.requireEnded(deframer, name);
        }
    }

    void randomPieces() {
        Framing framing = probe.framing();
        List<byte[]> all = probe.payloads();
        for (int seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<byte[]> payloads = random.ints(1 + random.nextInt(6), 0, all.size())
                    .mapToObj(all::get)
                    .toList();
            String name = "random frames in random pieces, seed " + seed;
            List<Step> frames = inRandomPieces(framing, probe.frames(framing, payloads), random, name);
            FramingProbe.requireFrames(frames, probe.delivered(payloads), name);
        }
    }

    /** Sometimes moves the bytes, and sometimes leaves frames that are whole for later. */
    private static List<Step> inRandomPieces(Framing framing, byte[] stream, SplittableRandom random, String name) {
        List<Step> frames = new ArrayList<>();
        try (DeframerProbe deframer = new DeframerProbe(framing, name)) {
            int from = 0;
            while (from < stream.length) {
                int to = from + 1 + random.nextInt(Math.min(stream.length - from, 1 + stream.length / 4));
                deframer.feed(stream, from, to);
                if (random.nextInt(3) == 0) {
                    deframer.move();
                }
                if (random.nextInt(3) > 0 && deframer.frame() instanceof Step.Frame frame) {
                    frames.add(frame);
                }
                from = to;
            }
            frames.addAll(deframer.frames());
            FramingProbe.requireEnded(deframer, name);
        }
        return frames;
    }

    void stopAndGoOn() {
        Framing framing = probe.framing();
        List<byte[]> payloads = probe.fewPayloads();
        byte[] stream = probe.frames(framing, payloads);
        List<Step> expected = new ArrayList<>(probe.delivered(payloads));
        expected.addAll(probe.delivered(payloads));
        for (int taken = 0; taken <= payloads.size(); taken++) {
            String name = HexVectors.show(stream) + " twice, stopped after " + taken + " frames and moved";
            try (DeframerProbe deframer = new DeframerProbe(framing, name)) {
                deframer.feed(stream);
                List<Step> frames = new ArrayList<>();
                for (int i = 0; i < taken; i++) {
                    frames.add(deframer.frame());
                }
                frames.addAll(deframer.move().feed(stream).frames());
                FramingProbe.requireFrames(frames, expected, name);
            }
        }
    }

    void independent() {
        Framing framing = probe.framing();
        List<byte[]> payloads = probe.fewPayloads();
        byte[] stream = probe.frames(framing, payloads);
        for (int cut = 0; cut <= stream.length; cut++) {
            String name = HexVectors.show(stream) + " while another connection's stood at " + cut;
            try (DeframerProbe other = new DeframerProbe(framing, name + ", the other")) {
                List<Step> others = new ArrayList<>(other.feed(stream, 0, cut).frames());
                requireReads(framing, stream, payloads, name);
                others.addAll(other.feed(stream, cut, stream.length).frames());
                FramingProbe.requireFrames(others, probe.delivered(payloads), name + ", the other");
            }
        }
    }

    private void requireReads(Framing framing, byte[] stream, List<byte[]> payloads, String name) {
        probe.requireReads(framing, BufferKind.HEAP.holding(stream), probe.delivered(payloads), name);
    }
}

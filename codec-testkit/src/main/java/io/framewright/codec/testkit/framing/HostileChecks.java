package io.framewright.codec.testkit.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.framewright.codec.testkit.Garbage;
import io.framewright.codec.testkit.HexVectors;
import io.framewright.framing.FrameTooLongException;
import io.framewright.framing.Framing;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The part of {@link FramingContract} that is about streams with bad frames. */
final class HostileChecks {

    private static final int ROUNDS = 2_000;
    private static final int MAX_GARBAGE = 300;
    private static final int CUTS = 200;

    private final FramingProbe probe;

    HostileChecks(FramingProbe probe) {
        this.probe = probe;
    }

    void garbage() {
        Framing framing = probe.framing();
        for (int seed = 0; seed < ROUNDS; seed++) {
            Garbage garbage = new Garbage(seed);
            read(framing, garbage.bytes(MAX_GARBAGE), garbage, "garbage of seed " + seed);
        }
    }

    void mutations() {
        Framing framing = probe.framing();
        byte[] stream = probe.frames(framing, probe.fewPayloads());
        for (int seed = 0; seed < ROUNDS; seed++) {
            Garbage garbage = new Garbage(seed);
            read(framing, garbage.mutation(stream), garbage, "good frames with a mutation of seed " + seed);
        }
    }

    /** Reads a stream in two pieces, as far as it can be read. */
    private static void read(Framing framing, byte[] bytes, Garbage garbage, String name) {
        int cut = garbage.below(bytes.length + 1);
        try (DeframerProbe deframer = new DeframerProbe(framing, name)) {
            List<Step> steps = new ArrayList<>();
            if (goOn(deframer.feed(bytes, 0, cut), steps)
                    && goOn(deframer.move().feed(bytes, cut, bytes.length), steps)) {
                deframer.end();
            }
        }
    }

    /** Takes all frames, good and bad; returns whether the stream goes on. */
    private static boolean goOn(DeframerProbe deframer, List<Step> steps) {
        Step step = deframer.step();
        while (!(step instanceof Step.Nothing)) {
            steps.add(step);
            if (step instanceof Step.Bad bad && !bad.frame().inStep()) {
                return false;
            }
            step = deframer.step();
        }
        return true;
    }

    void badInputs() {
        for (BadInput input : probe.contract().badInputs()) {
            requireOneBadFrame(input.bytes(), input.name(), bad -> {
                assertThat(bad.frame().reason())
                        .as("the reason of %s, for %s", bad, input.name())
                        .isEqualTo(input.reason());
                assertThat(bad.frame().inStep())
                        .as("whether the stream goes on behind %s, for %s", bad, input.name())
                        .isEqualTo(input.inStep());
            });
        }
    }

    void tooLong() {
        Optional<Framing> larger = probe.contract().larger();
        assumeTrue(larger.isPresent(), "no frame is too long: override larger()");
        byte[] payload = probe.contract().payload(probe.framing().maxPayload() + 1);
        byte[] frame = probe.frame(larger.get(), payload);
        requireOneBadFrame(
                frame,
                "a payload of one byte too many",
                bad -> assertThat(bad.frame())
                        .as("what is thrown for a payload of one byte more than maxPayload")
                        .isInstanceOf(FrameTooLongException.class));
    }

    /** Reads a bad frame between two good ones: in two reads, cut anywhere, and byte by byte. */
    private void requireOneBadFrame(byte[] bytes, String name, Consumer<Step.Bad> check) {
        byte[] good = probe.frame(probe.framing(), probe.fewPayloads().get(0));
        byte[] stream = join(good, bytes, good);
        String where = name + " between two good frames, " + HexVectors.show(stream);
        int step = Math.max(1, stream.length / CUTS);
        for (int cut = 0; cut < stream.length; cut += step) {
            requireOneBadFrame(stream, new int[] {cut, stream.length}, where + ", cut after " + cut, check);
        }
        int[] bit = IntStream.rangeClosed(1, stream.length)
                .filter(cut -> cut % step == 0 || cut == stream.length)
                .toArray();
        requireOneBadFrame(stream, bit, where + ", bit by bit", check);
    }

    private void requireOneBadFrame(byte[] stream, int[] cuts, String name, Consumer<Step.Bad> check) {
        List<Step> steps = new ArrayList<>();
        boolean open = true;
        try (DeframerProbe deframer = new DeframerProbe(probe.framing(), name)) {
            for (int i = 0; open && i < cuts.length; i++) {
                open = goOn(deframer.feed(stream, i == 0 ? 0 : cuts[i - 1], cuts[i]), steps);
            }
        }
        Step good = probe.delivered(probe.fewPayloads().get(0));
        assertThat(steps).as("what was found in %s", name).startsWith(good).hasSizeGreaterThan(1);
        assertThat(steps.get(1))
                .as("what came behind the first good frame of %s", name)
                .isInstanceOf(Step.Bad.class);
        check.accept((Step.Bad) steps.get(1));
        List<Step> behind = steps.subList(2, steps.size());
        assertThat(behind)
                .as("what came behind the bad frame, %s, of %s", steps.get(1), name)
                .isEqualTo(open ? List.of(good) : List.of());
    }

    private static byte[] join(byte[] before, byte[] bytes, byte[] behind) {
        var joined = new ByteArrayOutputStream();
        joined.writeBytes(before);
        joined.writeBytes(bytes);
        joined.writeBytes(behind);
        return joined.toByteArray();
    }
}

package io.framewright.codec.testkit.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.EncodeException;
import io.framewright.codec.testkit.BufferKind;
import io.framewright.codec.testkit.Golden;
import io.framewright.codec.testkit.ManyThreads;
import io.framewright.framing.BadFrame;
import io.framewright.framing.Deframer;
import io.framewright.framing.FrameTooLongException;
import io.framewright.framing.Framing;
import io.framewright.framing.Framings;
import io.framewright.framing.TruncatedFrameException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Framing} and its {@link Deframer} must do. A framing's test extends this class and says how the
 * framing is made; the other hooks tell what else the format can show.
 */
public abstract class FramingContract {

    /** Lengths around which formats change: of headers, of varints, of blocks. */
    private static final int[] LENGTHS = {0, 1, 2, 3, 5, 20, 127, 128, 253, 254, 255, 256, 300, 508, 509, 16_383, 16_384
    };

    /** The largest payload, and the one below it, are tried if they are not larger than this. */
    private static final int LARGEST = 70_000;

    private static final int ROUNDS = 15;

    private final FramingProbe probe = new FramingProbe(this);
    private final WriteChecks write = new WriteChecks(probe);
    private final DeliveryChecks delivery = new DeliveryChecks(probe);
    private final EndChecks end = new EndChecks(probe);
    private final HostileChecks hostile = new HostileChecks(probe);

    /** Made by JUnit, for each test. */
    @SuppressWarnings("this-escape") // the checks only keep it
    protected FramingContract() {}

    /**
     * Makes the framing that is tested.
     *
     * @return the framing; always an equal one
     */
    protected abstract Framing framing();

    /**
     * Gives payloads that the framing carries. Most tests take every one of them, or the shortest few.
     *
     * @return at least one payload; by default {@link #payload payloads} and runs of zeros of many lengths, those that
     *     the framing {@link #carries}
     */
    protected List<byte[]> payloads() {
        int max = framing().maxPayload();
        TreeSet<Integer> lengths = new TreeSet<>();
        for (int length : LENGTHS) {
            lengths.add(Math.min(length, max));
        }
        if (max <= LARGEST) {
            lengths.add(max);
            lengths.add(Math.max(0, max - 1));
        }
        List<byte[]> payloads = new ArrayList<>();
        for (int length : lengths) {
            payloads.add(payload(length));
            payloads.add(new byte[length]);
        }
        payloads.removeIf(payload -> !carries(payload));
        return payloads;
    }

    /**
     * Makes a payload of a length, random by default. Override it where the framing does not carry any bytes.
     *
     * @param length how long
     * @return bytes, the same for the same length
     */
    protected byte[] payload(int length) {
        byte[] payload = new byte[length];
        new SplittableRandom(length).nextBytes(payload);
        return payload;
    }

    /**
     * Tells whether the framing can carry a payload that is not too long.
     *
     * @param payload the payload
     * @return true by default
     */
    protected boolean carries(byte[] payload) {
        return true;
    }

    /**
     * Tells what the receiver gets of a payload.
     *
     * @param payload the payload
     * @return by default the payload itself
     */
    protected byte[] delivered(byte[] payload) {
        return payload;
    }

    /**
     * Pins the format: payloads with their frames, written down once and never changed without a word in the change log.
     *
     * @return payloads and frames; none by default, and then the tests of golden bytes are skipped
     */
    protected List<Golden<byte[]>> golden() {
        return List.of();
    }

    /**
     * Gives payloads that the framing must refuse to write, other than too large ones.
     *
     * @return payloads; none by default
     */
    protected List<byte[]> refused() {
        return List.of();
    }

    /**
     * Gives bytes that are no frame.
     *
     * @return bytes, and how they are refused; none by default
     */
    protected List<BadInput> badInputs() {
        return List.of();
    }

    /**
     * Gives the same framing with a larger maximum, to write frames that are too large.
     *
     * @return nothing by default, and then no frame is too large to be read
     */
    protected Optional<Framing> larger() {
        return Optional.empty();
    }

    /**
     * Tells whether the stream's end may end a frame that nothing else has ended.
     *
     * @return false by default: such a frame is reported as truncated
     */
    protected boolean deliversLastFrame() {
        return false;
    }

    /** What was framed is found again. */
    @Test
    void roundTrip() {
        delivery.roundTrip();
    }

    /** Payloads become the {@link #golden} frames. */
    @Test
    void writesGoldenFrames() {
        write.golden();
    }

    /** {@link #golden} frames become their payloads. */
    @Test
    void readsGoldenFrames() {
        delivery.golden();
    }

    /** Open returns the frame's start and leaves {@link Framing#headerLength} bytes. */
    @Test
    void openLeavesRoomForTheHeader() {
        write.opens();
    }

    /** Frames are written one behind the other, behind other bytes, into heap, direct and composite buffers. */
    @Test
    void framesAreAppendedToTheBuffer() {
        write.appends();
    }

    /** {@link #refused} payloads raise {@link EncodeException}; the frames before and behind them are sound. */
    @Test
    void payloadsThatDoNotFitTheFramingAreRefused() {
        write.refuses();
    }

    /** Payloads over {@link Framing#maxPayload} raise {@link EncodeException}. */
    @Test
    void tooLargePayloadsAreRefused() {
        write.refusesTooLarge();
    }

    /** No payload is delivered as it was whose beginning {@link Framing#canCarry} rules out. */
    @Test
    void canCarryAdmitsWhatIsCarried() {
        write.canCarry();
    }

    /** Several frames in one read, in heap, direct, composite and read-only buffers, with other bytes around them. */
    @Test
    void readsEveryKindOfBuffer() {
        delivery.everyKind();
    }

    /** A stream of several frames that arrives in two reads, cut anywhere. */
    @Test
    void streamCutAnywhere() {
        delivery.everyCut();
    }

    /** A stream that arrives as slowly as it can. */
    @Test
    void streamOneByteAtATime() {
        delivery.oneByteAtATime();
    }

    /** A stream in pieces of any size, whose bytes move to other buffers, and whose frames are not all taken at once. */
    @Test
    void streamInRandomPieces() {
        delivery.randomPieces();
    }

    /** After any frame the caller may stop, move the rest elsewhere, and go on. */
    @Test
    void stopsAfterAnyFrame() {
        delivery.stopAndGoOn();
    }

    /** Two deframers of one framing know nothing of each other. */
    @Test
    void deframersAreIndependent() {
        delivery.independent();
    }

    /** A stream that ends inside a frame raises {@link TruncatedFrameException}; one that ends between two does not. */
    @Test
    void truncatedStreamsAreReported() {
        end.truncations();
    }

    /** {@link Deframer#missing} asks for no more than the frame needs. */
    @Test
    void missingIsNeverTooMuch() {
        end.missing();
    }

    /** Random bytes give frames and {@link BadFrame}s, nothing else, and not without end. */
    @Test
    void garbageGivesFramesOrBadFrames() {
        hostile.garbage();
    }

    /** Spoilt streams give frames and {@link BadFrame}s, nothing else, and not without end. */
    @Test
    void mutationsGiveFramesOrBadFrames() {
        hostile.mutations();
    }

    /** {@link #badInputs} raise one {@link BadFrame} each, and the frame behind it is found if it can be. */
    @Test
    void badFramesAreReportedOnce() {
        hostile.badInputs();
    }

    /** Frames over {@link Framing#maxPayload} raise {@link FrameTooLongException}. */
    @Test
    void tooLargeFramesAreRefused() {
        hostile.tooLong();
    }

    /** {@code toString} is the spec: it parses to an equal framing. */
    @Test
    void printsAsTheSpecThatMakesIt() {
        Framing framing = framing();
        Framing parsed = Framings.parse(framing.toString());
        assertThat(parsed)
                .as("what the framing's toString parses to")
                .isEqualTo(framing)
                .hasSameHashCodeAs(framing)
                .hasToString(framing.toString());
    }

    /** One framing serves many threads at once. */
    @Test
    void servesManyThreads() {
        Framing framing = framing();
        List<byte[]> payloads = probe.fewPayloads();
        List<Step> expected = probe.delivered(payloads);
        ManyThreads.run(thread -> {
            for (int round = 0; round < ROUNDS; round++) {
                byte[] stream = probe.frames(framing, payloads);
                String name = "one of many threads' streams, in round " + round;
                probe.requireReads(framing, BufferKind.HEAP.holding(stream), expected, name);
            }
        });
    }
}

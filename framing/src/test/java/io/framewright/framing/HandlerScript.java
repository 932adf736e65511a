package io.framewright.framing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A random sequence of what a channel's user, peer and event loop may do, and the stream that the peer sends.
 *
 * @param seed what it was made from
 * @param framing the framing's spec
 * @param sharing whether writes share buffers
 * @param perTurn the messages of a turn
 * @param incoming the messages that the peer sends; the first letter of each tells what its receiver does
 * @param steps what happens
 */
record HandlerScript(long seed, String framing, boolean sharing, int perTurn, List<String> incoming, List<Step> steps) {

    private static final List<String> FRAMINGS = List.of(
            "length-header(4)",
            "length-header(1)",
            "varint-header",
            "line",
            "cobs",
            "slip",
            "length-header(2) + crc32c");

    /** Plain, undecodable, autoRead off, autoRead on, read, write, remove the handler. */
    private static final String INCOMING = "mmmmmmmmbBsloorrwwax";

    private static final String OUTGOING = "mmmmmmmmnn" + ScriptedCodec.UNENCODABLE;

    /** What happens. */
    enum Kind {
        WRITE,
        /** With a listener that writes again. */
        WRITE_AND_AGAIN,
        WRITE_VOID,
        /** Something that is no message. */
        WRITE_OBJECT,
        FLUSH,
        CANCEL,
        RECEIVE,
        READ,
        AUTO_READ_ON,
        AUTO_READ_OFF,
        HALF_CLOSE,
        REMOVE,
        ADD_AGAIN
    }

    /**
     * One step.
     *
     * @param kind what happens
     * @param amount how many bytes are received, which of the last promises is cancelled
     * @param text the message that is written
     */
    record Step(Kind kind, int amount, String text) {
        @Override
        public String toString() {
            return switch (kind) {
                case WRITE, WRITE_AND_AGAIN, WRITE_VOID -> kind + " " + text;
                case CANCEL, RECEIVE -> kind + " " + amount;
                default -> kind.toString();
            };
        }
    }

    /** Each as often as it is likely. */
    private static final List<Kind> KINDS = kinds(22, 4, 3, 3, 14, 6, 24, 8, 5, 5, 1, 2, 3);

    private static List<Kind> kinds(int... weights) {
        List<Kind> kinds = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            kinds.addAll(Collections.nCopies(weights[i], Kind.values()[i]));
        }
        return kinds;
    }

    static HandlerScript random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String framing = FRAMINGS.get(random.nextInt(FRAMINGS.size()));
        int perTurn = random.nextInt(3) == 0 ? 16_384 : random.nextInt(1, 5);
        List<String> incoming = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            incoming.add(text(random, INCOMING, i));
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            steps.add(step(random, i));
        }
        return new HandlerScript(seed, framing, random.nextInt(4) != 0, perTurn, incoming, steps);
    }

    private static String text(SplittableRandom random, String letters, int number) {
        return letters.charAt(random.nextInt(letters.length())) + Integer.toString(number);
    }

    private static Step step(SplittableRandom random, int number) {
        Kind kind = KINDS.get(random.nextInt(KINDS.size()));
        int amount = kind == Kind.RECEIVE ? random.nextInt(1, random.nextBoolean() ? 8 : 40) : random.nextInt(3);
        String letters = kind == Kind.WRITE_VOID ? "m" : OUTGOING;
        return new Step(kind, amount, text(random, letters, number));
    }

    HandlerScript with(List<Step> otherSteps) {
        return new HandlerScript(seed, framing, sharing, perTurn, incoming, List.copyOf(otherSteps));
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + framing + (sharing ? "" : ", no sharing") + ", " + perTurn
                + " messages a turn, receiving " + incoming + "\n" + steps;
    }
}

package io.framewright.codec.testkit;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Hostile bytes, the same for the same seed. Not safe for use from several threads. */
public final class Garbage {

    /** Bytes that formats give a meaning: ends of ranges, continuation bits, brackets, a quote. */
    private static final byte[] TELLING = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff, (byte) 0xfe, '{', '[', '"', 0x0a};

    /** Numbers that formats take for lengths, counts, types and references. */
    private static final long[] EXTREME = {
        0,
        1,
        -1,
        0x7f,
        0x80,
        0xff,
        0x100,
        0x7fff,
        0x8000,
        0xffff,
        0x10000,
        0xff_ffff,
        1 << 20,
        (1 << 20) + 1,
        Integer.MAX_VALUE - 8,
        Integer.MAX_VALUE - 1,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 31,
        0xffff_ffffL,
        1L << 32,
        Long.MAX_VALUE - 1,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    /** Those of them that are sizes which nobody has memory for. */
    private static final long[] HUGE = {0xffff, Integer.MAX_VALUE, 0xffff_ffffL, Long.MAX_VALUE};

    /** One, two, four, eight bytes, in both orders, and a varint. */
    private static final int FORMS = 9;

    private static final int LONGEST_RUN = 9;

    private final SplittableRandom random;

    /**
     * Begins a sequence.
     *
     * @param seed what the sequence depends on; print it in a failure's message
     */
    public Garbage(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * Makes random bytes, short ones more often.
     *
     * @param maxLength how many at most
     * @return new bytes, uniform or of a few values only
     */
    public byte[] bytes(int maxLength) {
        byte[] bytes = new byte[random.nextInt(random.nextInt(maxLength + 1) + 1)];
        boolean uniform = random.nextBoolean();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = uniform ? (byte) random.nextInt() : telling();
        }
        return bytes;
    }

    /**
     * Spoils bytes in one to three ways: bits flipped, bytes and numbers overwritten by extreme ones, the end or pieces cut
     * out, doubled or moved.
     *
     * @param original the bytes, not changed
     * @return new bytes; by chance the same
     */
    public byte[] mutation(byte[] original) {
        return mutation(original, original);
    }

    /**
     * Spoils bytes in one to three ways, of which one is a splice: pieces of other bytes come in, or their end comes behind
     * the beginning.
     *
     * @param original the bytes, not changed
     * @param other bytes that pieces are taken from, not changed
     * @return new bytes; by chance the same
     */
    public byte[] mutation(byte[] original, byte[] other) {
        byte[] bytes = original.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes = mutateOnce(bytes, other);
        }
        return bytes;
    }

    /**
     * Chooses a position.
     *
     * @param bound how many there are, at least one
     * @return a number below the bound
     */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    private byte[] mutateOnce(byte[] bytes, byte[] other) {
        if (bytes.length == 0) {
            return bytes(4);
        }
        return switch (random.nextInt(10)) {
            case 0, 1 -> flip(bytes);
            case 2 -> overwrite(bytes);
            case 3 -> overwriteOne(bytes);
            case 4, 5 -> overwriteNumber(bytes);
            case 6 -> random.nextBoolean() ? cut(bytes) : Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 7 -> splice(bytes, bytes);
            case 8 -> random.nextBoolean() ? splice(bytes, other) : crossOver(bytes, other);
            default -> splice(bytes, bytes(8));
        };
    }

    private byte[] flip(byte[] bytes) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    private byte[] overwrite(byte[] bytes) {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(LONGEST_RUN));
        Arrays.fill(bytes, from, to, telling());
        return bytes;
    }

    /** What may be a type, or a short length. */
    private byte[] overwriteOne(byte[] bytes) {
        bytes[random.nextInt(bytes.length)] = telling();
        return bytes;
    }

    /** What may be a number: of 1, 2, 4 or 8 bytes in either order, or a varint. */
    private byte[] overwriteNumber(byte[] bytes) {
        long number = EXTREME[random.nextInt(EXTREME.length)];
        int at = random.nextInt(bytes.length);
        overwriteNumber(bytes, at, number, random.nextInt(FORMS));
        return bytes;
    }

    /** Returns the index behind the number. */
    private static int overwriteNumber(byte[] bytes, int at, long number, int form) {
        return form == FORMS - 1 ? overwriteVarint(bytes, at, number) : overwriteFixed(bytes, at, number, form);
    }

    /** Makes a huge number of every byte and those behind it, in every form; with what follows, and without. */
    static void declareMuch(byte[] original, Consumer<byte[]> taker) {
        for (int at = 0; at < original.length; at++) {
            for (long number : HUGE) {
                for (int form = 0; form < FORMS; form++) {
                    byte[] bytes = original.clone();
                    int end = overwriteNumber(bytes, at, number, form);
                    taker.accept(bytes);
                    taker.accept(Arrays.copyOf(bytes, end));
                }
            }
        }
    }

    private static int overwriteFixed(byte[] bytes, int at, long number, int form) {
        int width = 1 << (form & 3);
        int end = Math.min(bytes.length, at + width);
        for (int i = at; i < end; i++) {
            int place = form < 4 ? at + width - 1 - i : i - at;
            bytes[i] = (byte) (number >>> (8 * place));
        }
        return end;
    }

    private static int overwriteVarint(byte[] bytes, int at, long number) {
        long rest = number;
        int i = at;
        for (; (rest & ~0x7fL) != 0 && i < bytes.length; i++) {
            bytes[i] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        if (i < bytes.length) {
            bytes[i++] = (byte) (rest & 0x7f);
        }
        return i;
    }

    /** The beginning of one and the end of the other. */
    private byte[] crossOver(byte[] bytes, byte[] other) {
        int border = random.nextInt(bytes.length + 1);
        int from = random.nextInt(other.length + 1);
        byte[] crossed = Arrays.copyOf(bytes, border + other.length - from);
        System.arraycopy(other, from, crossed, border, other.length - from);
        return crossed;
    }

    private byte[] cut(byte[] bytes) {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(LONGEST_RUN));
        byte[] rest = Arrays.copyOf(bytes, bytes.length - (to - from));
        System.arraycopy(bytes, to, rest, from, bytes.length - to);
        return rest;
    }

    /** Puts a piece of one array between two bytes of another. */
    private byte[] splice(byte[] bytes, byte[] source) {
        int from = random.nextInt(source.length + 1);
        int length = random.nextInt(source.length - from + 1);
        int at = random.nextInt(bytes.length + 1);
        byte[] spliced = Arrays.copyOf(bytes, bytes.length + length);
        System.arraycopy(source, from, spliced, at, length);
        System.arraycopy(bytes, at, spliced, at + length, bytes.length - at);
        return spliced;
    }

    private byte telling() {
        return TELLING[random.nextInt(TELLING.length)];
    }
}

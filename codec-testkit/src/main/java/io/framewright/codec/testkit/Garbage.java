package io.framewright.codec.testkit;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Hostile bytes, the same for the same seed. Not safe for use from several threads. */
public final class Garbage {

    /** Bytes that formats give a meaning: ends of ranges, continuation bits, brackets, a quote. */
    private static final byte[] TELLING = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff, (byte) 0xfe, '{', '[', '"', 0x0a};

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
     * Spoils bytes in one to three ways: bits flipped, runs overwritten as an extreme length would be, pieces cut out,
     * doubled or moved.
     *
     * @param original the bytes, not changed
     * @return new bytes; by chance the same
     */
    public byte[] mutation(byte[] original) {
        byte[] bytes = original.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes = mutateOnce(bytes);
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

    private byte[] mutateOnce(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes(4);
        }
        return switch (random.nextInt(5)) {
            case 0 -> flip(bytes);
            case 1 -> overwrite(bytes);
            case 2 -> cut(bytes);
            case 3 -> splice(bytes, bytes);
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

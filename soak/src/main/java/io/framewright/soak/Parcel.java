package io.framewright.soak;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;

/**
 * What each message says: whose it is, its place in the order, when it was sent, and some text. Its own checksum goes
 * with it, so that damage is found whatever framing and codec carry it.
 *
 * <pre>
 * connection SP sequence SP sentAt SP filler SP checksum
 * </pre>
 *
 * @param connection the number of the connection
 * @param sequence counts the messages of that connection, from 0
 * @param sentAt {@link System#nanoTime} of the sender
 * @param filler letters and digits, which follow from the first two
 */
record Parcel(int connection, int sequence, long sentAt, String filler) {

    private static final int LONG = 16_000;
    private static final int MIDDLE = 2_000;
    private static final int SHORT = 100;
    private static final int PARTS = 5;
    private static final int CHECKSUM_DIGITS = 8;
    private static final String LETTERS = letters(2 * LONG);

    private static String letters(int length) {
        SplittableRandom random = new SplittableRandom(5);
        return random.ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Makes the parcel that comes at a place; one in a thousand is long, one in fifty of middle length. */
    static Parcel at(int connection, int sequence, long sentAt, boolean shortOnly) {
        int mixed = mix(connection * 31 + sequence);
        int length = shortOnly ? mixed % SHORT : length(mixed);
        int from = mixed % LONG;
        return new Parcel(connection, sequence, sentAt, LETTERS.substring(from, from + length));
    }

    private static int length(int mixed) {
        if (mixed % 1_000 == 0) {
            return LONG;
        }
        return mixed % 50 == 0 ? MIDDLE : mixed % SHORT;
    }

    /** Spreads numbers that follow each other (the finalizer of MurmurHash3), without the sign. */
    private static int mix(int number) {
        int h = number;
        h = (h ^ h >>> 16) * 0x85ebca6b;
        h = (h ^ h >>> 13) * 0xc2b2ae35;
        return (h ^ h >>> 16) & Integer.MAX_VALUE;
    }

    String toText() {
        String text = connection + " " + sequence + " " + sentAt + " " + filler;
        return text + " " + checksum(text);
    }

    /**
     * Reads a text.
     *
     * @throws DamagedException if its checksum is another, or it is no parcel's
     */
    static Parcel ofText(String text) throws DamagedException {
        int end = text.length() - CHECKSUM_DIGITS - 1;
        String[] parts = text.split(" ", -1);
        if (parts.length != PARTS
                || end < 0
                || !checksum(text.substring(0, end)).equals(parts[PARTS - 1])) {
            throw new DamagedException(text);
        }
        return new Parcel(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]), parts[3]);
    }

    private static String checksum(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
        String digits = Long.toHexString(crc.getValue());
        return "0".repeat(CHECKSUM_DIGITS - digits.length()) + digits;
    }

    /** A message is not what was sent. */
    static final class DamagedException extends Exception {
        private static final long serialVersionUID = 1L;

        DamagedException(String text) {
            super("damaged: " + text.substring(0, Math.min(text.length(), 120)));
        }
    }
}

package io.framewright.benchmarks;

/**
 * What a sender puts on the wire at once, before it looks whether it may go on.
 *
 * @param bursts how many flushes
 * @param burst how many messages before each flush
 */
record Turn(int bursts, int burst) {

    /** How many turns may be on their way at once. */
    static final int WINDOW = 3;

    /** So many small messages to a turn that its start and end do not count, whatever the bursts are. */
    private static final int MESSAGES = 1024;

    Turn {
        if (bursts < 1 || burst < 1) {
            throw new IllegalArgumentException(
                    "there must be a message to a flush, and a flush: " + bursts + " of " + burst + " messages");
        }
    }

    /** As many bursts as have 1024 messages; one burst of large messages, of which a few fill all buffers. */
    static Turn of(Message message, int perFlush) {
        return new Turn(message == Message.LARGE ? 1 : Math.max(1, MESSAGES / Math.max(1, perFlush)), perFlush);
    }

    int messages() {
        return bursts * burst;
    }
}

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

    /** Four times a hundred small messages, or one large one. */
    static Turn of(Message message) {
        return message == Message.LARGE ? new Turn(1, 1) : new Turn(4, 100);
    }

    int messages() {
        return bursts * burst;
    }
}

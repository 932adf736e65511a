package io.framewright.examples;

import java.util.concurrent.TimeUnit;

/**
 * The messages that a server has received and not answered yet, so that it can stop when there are none. Safe for use
 * from many threads.
 */
public final class InFlight {

    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(150);
    private static final long LIMIT_NANOS = TimeUnit.MILLISECONDS.toNanos(700);

    private int messages;
    private long lastChange = System.nanoTime();

    /** Counts a message that was received. */
    public synchronized void begin() {
        messages++;
        lastChange = System.nanoTime();
    }

    /** Counts a message whose answer was sent, or cannot be. */
    public synchronized void end() {
        messages--;
        lastChange = System.nanoTime();
        notifyAll();
    }

    /**
     * Waits until there was no message for 0.15 seconds, so that those that were on their way have come; but no
     * longer than 0.7 seconds, however many a client goes on to send.
     */
    public synchronized void awaitQuiet() {
        long start = System.nanoTime();
        long quietSince = Math.max(start, lastChange);
        try {
            for (long now = start; now - start < LIMIT_NANOS; now = System.nanoTime()) {
                quietSince = messages > 0 ? now : Math.max(quietSince, lastChange);
                long left = QUIET_NANOS - (now - quietSince);
                if (left <= 0) {
                    return;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

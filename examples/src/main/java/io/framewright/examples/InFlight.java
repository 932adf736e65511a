package io.framewright.examples;

import io.framewright.examples.StopTime.Phase;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The messages that a server has received and not answered yet, so that it can stop when there are none. Safe for use
 * from many threads.
 */
public final class InFlight {

    private static final long QUIET_MILLIS = 150;

    private int messages;
    private long begun;
    private long lastChange = System.nanoTime();

    /** Counts a message that was received. */
    public synchronized void begin() {
        messages++;
        begun++;
        lastChange = System.nanoTime();
    }

    /** Counts a message whose answer was sent, or cannot be. */
    public synchronized void end() {
        messages--;
        lastChange = System.nanoTime();
        notifyAll();
    }

    /** Tells how many messages were received since the beginning. */
    public synchronized long begun() {
        return begun;
    }

    /** Waits until there was no message for 0.15 seconds, see {@link #awaitQuiet(StopTime, BooleanSupplier)}. */
    public void awaitQuiet(StopTime stop) {
        awaitQuiet(stop, () -> false);
    }

    /**
     * Waits until there was no message for 0.15 seconds, so that those that were on their way have come; but no
     * longer than there is time for answers, however many a client goes on to send.
     *
     * @param stop the time that the server has
     * @param arrived tells whether there are bytes that nobody has read yet, for on a busy machine the thread that should
     *     read them may have to wait for longer than that
     */
    public void awaitQuiet(StopTime stop, BooleanSupplier arrived) {
        long quietSince = System.nanoTime();
        try {
            while (stop.left(Phase.ANSWERS) > 0) {
                boolean busy = arrived.getAsBoolean(); // without the lock, for it may wait for other threads
                synchronized (this) {
                    long now = System.nanoTime();
                    quietSince = busy || messages > 0 ? now : Math.max(quietSince, lastChange);
                    long left = stop.nanos(QUIET_MILLIS) - (now - quietSince);
                    if (left <= 0) {
                        return;
                    }
                    TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, stop.left(Phase.ANSWERS)));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

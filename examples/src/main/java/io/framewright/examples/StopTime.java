package io.framewright.examples;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * The second in which a program stops. Whatever is waited for meanwhile, it is waited for here, until one of three moments
 * that are counted from the beginning of the stop: however many waits there are, they end when the last moment has come.
 * A wait ends early if the thread is interrupted, which it stays.
 */
public final class StopTime {

    /** What there is time for, and how many milliseconds after the beginning that time is over. */
    public enum Phase {
        /** What has arrived is answered, and peers take their answers. */
        ANSWERS(600),
        /** Connections are closed; TLS and WebSocket say goodbye. */
        GOODBYES(640),
        /** Threads end. The rest is the virtual machine's: HotSpot waits 0.3 seconds for a thread that is in native code. */
        THREADS(680);

        private final long endMillis;

        Phase(long endMillis) {
            this.endMillis = endMillis;
        }

        /** Tells when it is over, in milliseconds after the beginning of the stop. */
        public long endMillis() {
            return endMillis;
        }
    }

    /**
     * The system property that says how many times longer all of it takes: on a machine that is too busy to answer in
     * time, a test can tell so whether what has arrived is answered at all.
     */
    public static final String STRETCH = "framewright.examples.stop-stretch";

    private final LongSupplier nanoTime;
    private final int stretch;
    private final long start;

    StopTime(LongSupplier nanoTime, int stretch) {
        this.nanoTime = nanoTime;
        this.stretch = stretch;
        start = nanoTime.getAsLong();
    }

    /** Begins now. Who stops several things gives all of them the same time. */
    public static StopTime start() {
        return new StopTime(System::nanoTime, Integer.getInteger(STRETCH, 1));
    }

    /** Tells how many nanoseconds of a phase are left, 0 or more. */
    public long left(Phase phase) {
        long passed = nanoTime.getAsLong() - start;
        return Math.max(0, nanos(phase.endMillis) - passed);
    }

    /** Tells how many nanoseconds a part of the second is. */
    long nanos(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis) * stretch;
    }

    /**
     * Waits until something is done, successfully or not.
     *
     * @return whether it is done
     */
    public boolean await(Future<?> future, Phase phase) {
        try {
            future.get(left(phase), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | CancellationException failed) {
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return true;
    }

    /** Waits until a thread has ended. */
    public void await(Thread thread, Phase phase) {
        try {
            TimeUnit.NANOSECONDS.timedJoin(thread, left(phase));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the tasks of an executor that was shut down have ended. */
    public void await(ExecutorService executor, Phase phase) {
        try {
            executor.awaitTermination(left(phase), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

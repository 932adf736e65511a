package io.framewright.codec.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A run of numbered hostile inputs, each made from its number alone. System properties say how many there are:
 *
 * <pre>
 * -Dframewright.hostile.inputs=10000000   how many, 100,000 by default
 * -Dframewright.hostile.first=0           the first one's number
 * -Dframewright.hostile.only=cobs          framings whose description contains this, all by default
 * -Dframewright.hostile.report=DIRECTORY  where each run leaves a line of a table, none by default
 * </pre>
 *
 * <p>An input that does not come to an end fails the run. What is measured for that is not the time: its thread must have
 * had 30 seconds of a processor for itself, or wait for something whenever it is looked at, 60 times in a row.
 */
public final class HostileRun {

    private static final String PROPERTY = "framewright.hostile.";
    private static final long INPUTS = 100_000;
    private static final long FIRST = Long.getLong(PROPERTY + "first", 0);
    private static final int MAX_CPU_SECONDS = 30;
    private static final int MAX_WAITING = 60;
    private static final int LOOK_MILLIS = 1000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final LongConsumer input;
    private final String what;
    private final int maxCpuSeconds;
    private final int lookMillis;
    private volatile long current = FIRST;
    private volatile @Nullable Throwable failure;

    HostileRun(String what, LongConsumer input, int maxCpuSeconds, int lookMillis) {
        this.what = what;
        this.input = input;
        this.maxCpuSeconds = maxCpuSeconds;
        this.lookMillis = lookMillis;
    }

    /**
     * Takes all inputs, in a thread of their own.
     *
     * @param what what is tried, for a failure's message
     * @param input takes one input, given its number, and throws what is wrong with the result
     * @throws AssertionError for the first input that failed, with its number, or that does not come to an end
     */
    public static void of(String what, LongConsumer input) {
        new HostileRun(what, input, MAX_CPU_SECONDS, LOOK_MILLIS).run();
    }

    /**
     * Counts the inputs.
     *
     * @return how many a run takes
     */
    public static long inputs() {
        return Long.getLong(PROPERTY + "inputs", INPUTS);
    }

    /**
     * Tells whether something is to be tried.
     *
     * @param name its description
     * @return true, unless a property says that only others are
     */
    public static boolean selects(String name) {
        return name.contains(System.getProperty(PROPERTY + "only", ""));
    }

    /**
     * Writes a line of the report's table, if there is to be one.
     *
     * @param name a name for the line's file
     * @param cells what stands in the line
     * @throws UncheckedIOException if it cannot be written
     */
    public static void report(String name, Object... cells) {
        String directory = System.getProperty(PROPERTY + "report");
        if (directory == null) {
            return;
        }
        String line = Arrays.stream(cells).map(String::valueOf).collect(Collectors.joining(" | ", "| ", " |\n"));
        try {
            Path file = Files.createDirectories(Path.of(directory))
                    .resolve(name.replaceAll("[^A-Za-z0-9]+", "-") + Integer.toHexString(name.hashCode()) + ".row");
            Files.writeString(file, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void run() {
        Thread worker = new Thread(this::work, "hostile inputs");
        worker.setDaemon(true);
        worker.start();
        watch(worker);
        Throwable thrown = failure;
        if (thrown != null) {
            throw new AssertionError(
                    what + ", input " + current + " (alone: -D" + PROPERTY + "first=" + current + " -D" + PROPERTY
                            + "inputs=1): " + thrown.getMessage(),
                    thrown);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only this thread writes it
    private void work() {
        try {
            for (long end = FIRST + inputs(); current < end; current++) {
                input.accept(current);
            }
        } catch (Throwable e) {
            failure = e;
        }
    }

    private void watch(Thread worker) {
        long seen = -1;
        long cpuThen = 0;
        int waiting = 0;
        while (!joined(worker)) {
            long cpu = THREADS.getThreadCpuTime(worker.getId());
            if (current != seen) {
                seen = current;
                cpuThen = cpu;
                waiting = 0;
            }
            waiting = worker.getState() == Thread.State.RUNNABLE ? 0 : waiting + 1;
            if (cpu - cpuThen > TimeUnit.SECONDS.toNanos(maxCpuSeconds) || waiting > MAX_WAITING) {
                AssertionError hang = new AssertionError(what + ", input " + seen + " does not come to an end");
                hang.setStackTrace(worker.getStackTrace());
                throw hang;
            }
        }
    }

    private boolean joined(Thread worker) {
        try {
            worker.join(lookMillis);
            return !worker.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}

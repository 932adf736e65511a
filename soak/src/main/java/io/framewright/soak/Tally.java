package io.framewright.soak;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What one process has counted. Safe for use from several threads. */
final class Tally {

    private static final int TOLD_AT_MOST = 20;

    final LongAdder sent = new LongAdder();
    final LongAdder received = new LongAdder();
    final LongAdder promises = new LongAdder();
    final LongAdder damaged = new LongAdder();
    final LongAdder reordered = new LongAdder();
    private final AtomicInteger problems = new AtomicInteger();
    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    /** Checks that a message is the next one of its connection. */
    void place(Parcel parcel, int connection, int sequence) {
        if (parcel.connection() != connection || parcel.sequence() != sequence) {
            reordered.increment();
            problem("connection " + connection + " expected message " + sequence + ", got " + parcel.sequence() + " of "
                    + parcel.connection());
        }
    }

    void damage(Throwable cause) {
        damaged.increment();
        problem(cause.toString());
    }

    void problem(String text) {
        if (problems.getAndIncrement() < TOLD_AT_MOST) {
            told.add(text);
        }
    }

    int problems() {
        return problems.get();
    }

    /** The first of them. */
    List<String> told() {
        return List.copyOf(told);
    }
}

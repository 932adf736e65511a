package io.framewright.examples.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Time that passes when the test says so. */
final class ManualTimer implements Timer {

    private final List<Scheduled> scheduled = new ArrayList<>();
    private long now = -5_000_000_000L; // System.nanoTime may be negative, and may pass zero

    private record Scheduled(long at, Runnable action) {}

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Task after(Duration wait, Runnable action) {
        Scheduled entry = new Scheduled(now + wait.toNanos(), action);
        scheduled.add(entry);
        return () -> scheduled.remove(entry);
    }

    void advance(long millis) {
        long until = now + Duration.ofMillis(millis).toNanos();
        for (Optional<Scheduled> next = next(until); next.isPresent(); next = next(until)) {
            scheduled.remove(next.get());
            now = next.get().at();
            next.get().action().run();
        }
        now = until;
    }

    private Optional<Scheduled> next(long until) {
        return scheduled.stream().filter(entry -> entry.at() <= until).min(Comparator.comparingLong(Scheduled::at));
    }
}

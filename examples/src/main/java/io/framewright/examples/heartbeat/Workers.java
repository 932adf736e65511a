package io.framewright.examples.heartbeat;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who has reported, and when. A worker that has not for a while is lost; its next report brings it back. Connections
 * come and go without changing that. Safe for use from several threads.
 */
final class Workers {

    private static final int MAX_WORKERS = 10_000;

    private final LongSupplier nanoTime;
    private final long silenceNanos;
    private final Consumer<String> log;
    private final Map<String, Worker> workers = new TreeMap<>();

    private static final class Worker {
        private Channel channel;
        private @Nullable Status status;
        private long lastNanos;
        private boolean lost;

        Worker(Channel channel) {
            this.channel = channel;
        }
    }

    /**
     * Begins with nobody.
     *
     * @param nanoTime the clock, such as {@link System#nanoTime}
     * @param silence how long without a report makes a worker lost
     * @param log gets a line for each change
     */
    Workers(LongSupplier nanoTime, Duration silence, Consumer<String> log) {
        this.nanoTime = nanoTime;
        this.silenceNanos = silence.toNanos();
        this.log = log;
    }

    /**
     * Takes note of an authenticated connection, and closes an older one of the same worker, which is dead but does not
     * know it, or belongs to a second worker of that name.
     *
     * @return false if there are too many workers
     */
    synchronized boolean joined(String name, Channel channel) {
        Worker worker = workers.get(name);
        if (worker == null && workers.size() == MAX_WORKERS) {
            return false;
        }
        if (worker == null) {
            worker = new Worker(channel);
            workers.put(name, worker);
            log.accept("worker " + name + " joined from " + channel.remoteAddress());
        } else if (worker.channel.isActive()) {
            log.accept("worker " + name + " has a new connection, its old one is closed");
            worker.channel.close();
        }
        if (!worker.lost) {
            worker.lastNanos = nanoTime.getAsLong();
        }
        worker.channel = channel;
        return true;
    }

    /** Takes note of a report; returns false if it comes by a connection that another has replaced. */
    synchronized boolean reported(String name, Channel channel, Status status) {
        Worker worker = workers.get(name);
        if (worker == null || worker.channel != channel) {
            return false;
        }
        worker.status = status;
        worker.lastNanos = nanoTime.getAsLong();
        if (worker.lost) {
            worker.lost = false;
            log.accept("worker " + name + " is back");
        }
        return true;
    }

    /** Finds out who is lost by now. To be called more often than workers report. */
    synchronized void check() {
        long now = nanoTime.getAsLong();
        workers.forEach((name, worker) -> {
            if (!worker.lost && now - worker.lastNanos > silenceNanos) {
                worker.lost = true;
                log.accept("worker " + name + " is lost: no report for " + seconds(now - worker.lastNanos) + " s");
            }
        });
    }

    /** Describes all workers as they are now, by name. */
    synchronized Snapshot snapshot() {
        long now = nanoTime.getAsLong();
        return new Snapshot(workers.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue(), now))
                .toList());
    }

    private static Snapshot.Row row(String name, Worker worker, long now) {
        return new Snapshot.Row(name, worker.lost ? "lost" : "online", seconds(now - worker.lastNanos), worker.status);
    }

    private static double seconds(long nanos) {
        return Math.round(nanos / 1e8) / 10.0;
    }
}

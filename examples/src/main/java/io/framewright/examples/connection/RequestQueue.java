package io.framewright.examples.connection;

import io.framewright.examples.connection.ConnectionMessage.Accepted;
import io.framewright.examples.connection.ConnectionMessage.Goodbye;
import io.framewright.examples.connection.ConnectionMessage.Rejected;
import io.framewright.examples.connection.ConnectionMessage.Request;
import io.framewright.examples.connection.RequestException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The requests that have no answer yet, and the connection that they wait for or travel by. It decides when there is one;
 * it neither knows sockets nor clocks but what it is given. For use by one thread.
 *
 * <p>Each request is answered once or fails once. A connection that breaks puts those it carried back in the queue, in
 * order, to be sent again with the same id; or, if they are not to be sent again, fails them as {@code outcome unknown}.
 */
final class RequestQueue {

    /** Opens connections. */
    interface Connector {
        /** Begins to open one; ends in a call of {@link #opened} or {@link #failed}, not before this returns. */
        void connect();
    }

    /** An open connection. Its owner calls {@link #received}, {@link #writable} and, once, {@link #closed}. */
    interface Connection {
        /** Sends a message; it is flushed by {@link #flush}. */
        void send(Request request);

        void flush();

        /** Tells whether more can be sent now. */
        boolean isWritable();

        /** Closes, which ends in a call of {@link #closed}, perhaps before this returns. */
        void close();
    }

    private final ClientSettings settings;
    private final String client;
    private final Connector connector;
    private final Timer timer;
    private final DoubleSupplier random;

    private final Map<Long, Pending> pending = new LinkedHashMap<>();
    private long lastId;
    private boolean ending;

    private @Nullable Connection connection;
    private boolean opening;
    private boolean leaving;
    private int failures;
    private long notBefore;
    private Timer.Task openTask = Timer.Task.NONE;
    private Timer.Task idleTask = Timer.Task.NONE;

    private static final class Pending {
        private final Request request;
        private final CompletableFuture<Long> answer = new CompletableFuture<>();
        private final long since;
        private boolean travels;
        private boolean everSent;
        private Timer.Task timeout = Timer.Task.NONE;

        Pending(Request request, long since) {
            this.request = request;
            this.since = since;
        }
    }

    RequestQueue(ClientSettings settings, String client, Connector connector, Timer timer, DoubleSupplier random) {
        this.settings = settings;
        this.client = client;
        this.connector = connector;
        this.timer = timer;
        this.random = random;
        this.notBefore = timer.nanoTime();
    }

    /** Opens a connection if one is to be open always. */
    void start() {
        considerOpening();
    }

    /**
     * Takes a request.
     *
     * @return completed with the position in the server's ledger, or with a {@link RequestException}
     */
    CompletableFuture<Long> submit(String text) {
        Pending entry = new Pending(new Request(client, ++lastId, text), timer.nanoTime());
        if (ending) {
            fail(entry, Reason.STOPPED, "");
        } else if (pending.size() >= settings.queueBound()) {
            fail(entry, Reason.QUEUE_FULL, "");
        } else {
            pending.put(lastId, entry);
            settings.requestTimeout().ifPresent(after -> entry.timeout = timer.after(after, () -> timedOut(entry)));
            if (connection != null && settings.policy().ridesAlong()) {
                sendWaiting(connection);
            }
            considerOpening();
        }
        return entry.answer;
    }

    /** The connector has succeeded. */
    void opened(Connection opened) {
        opening = false;
        leaving = false;
        connection = opened;
        sendWaiting(opened);
        considerClosing();
    }

    /** The connector has failed. */
    void failed() {
        opening = false;
        backOff();
        considerOpening();
    }

    /** The connection takes more again. */
    void writable() {
        if (connection != null) {
            sendWaiting(connection);
        }
    }

    /** The server has said something: it is alive. */
    void received(ConnectionMessage message) {
        failures = 0;
        if (message instanceof Accepted accepted) {
            answered(accepted.id(), entry -> entry.answer.complete(accepted.position()));
        } else if (message instanceof Rejected rejected) {
            answered(rejected.id(), entry -> fail(entry, Reason.REJECTED, rejected.reason()));
        } else if (message instanceof Goodbye) {
            leaving = true;
            considerClosing();
        }
    }

    /** A request cannot be encoded: nothing of it was sent. */
    void refused(long id, String reason) {
        answered(id, entry -> fail(entry, Reason.REJECTED, reason));
    }

    /** The connection is gone. */
    void closed() {
        connection = null;
        idleTask.cancel();
        boolean expected = leaving;
        for (Pending entry : List.copyOf(pending.values())) {
            if (entry.travels) {
                expected = false;
                entry.travels = false;
                if (!settings.resend()) {
                    remove(entry, Reason.OUTCOME_UNKNOWN, "the connection broke after it was sent");
                }
            }
        }
        if (!expected) {
            backOff();
        }
        considerOpening();
    }

    /** Takes no more requests, sends those that wait without further delay, then closes. */
    void finish() {
        ending = true;
        considerClosing();
        considerOpening();
    }

    /** Takes no more requests, sends none; those that are under way have the time until {@link #abandon}. */
    void stop() {
        ending = true;
        removeAll(entry -> !entry.everSent, Reason.STOPPED, "");
        removeAll(entry -> !entry.travels, Reason.OUTCOME_UNKNOWN, "no answer before the client stopped");
        considerClosing();
    }

    /** Fails all that is left. */
    void abandon() {
        removeAll(entry -> true, Reason.OUTCOME_UNKNOWN, "no answer before the client stopped");
        considerClosing();
    }

    /** Tells whether there is neither a request nor a connection. */
    boolean isDone() {
        return pending.isEmpty() && connection == null;
    }

    private void sendWaiting(Connection open) {
        boolean sent = false;
        for (Pending entry : new ArrayList<>(pending.values())) {
            if (leaving || connection != open || !open.isWritable()) {
                break;
            }
            if (!entry.travels) {
                entry.travels = true;
                entry.everSent = true;
                open.send(entry.request);
                sent = true;
            }
        }
        if (sent) {
            idleTask.cancel();
            open.flush();
        }
    }

    private void answered(long id, Consumer<Pending> outcome) {
        Pending entry = pending.remove(id);
        if (entry != null) { // an answer that came after the time-out finds nobody
            entry.timeout.cancel();
            outcome.accept(entry);
            considerClosing();
        }
    }

    /** Closes, or sees to it later, if nothing travels. */
    private void considerClosing() {
        if (connection == null || pending.values().stream().anyMatch(entry -> entry.travels)) {
            return;
        }
        idleTask.cancel();
        if (leaving || (ending && pending.isEmpty())) {
            leave(connection);
        } else if (pending.isEmpty() || !settings.policy().ridesAlong()) {
            Connection idle = connection;
            settings.policy().closeAfterIdle().ifPresent(after -> {
                if (after.isZero()) {
                    leave(idle);
                } else {
                    idleTask = timer.after(after, () -> leave(idle));
                }
            });
        }
    }

    private void leave(Connection idle) {
        if (idle == connection) {
            leaving = true;
            idle.close();
        }
    }

    private void considerOpening() {
        openTask.cancel();
        Pending oldest = pending.isEmpty() ? null : pending.values().iterator().next();
        boolean unwanted = oldest == null && (ending || settings.policy().openAt() > 0);
        if (connection != null || opening || unwanted) {
            return;
        }
        long now = timer.nanoTime();
        long at = now;
        if (oldest != null && !ending && pending.size() < settings.policy().openAt()) {
            at = oldest.since + settings.policy().openAfter().toNanos();
        }
        long wait = Math.max(at, notBefore) - now;
        if (wait > 0) {
            openTask = timer.after(Duration.ofNanos(wait), this::considerOpening);
        } else {
            opening = true;
            connector.connect();
        }
    }

    private void backOff() {
        failures++;
        notBefore = timer.nanoTime()
                + settings.backoff().after(failures, random.getAsDouble()).toNanos();
    }

    private void timedOut(Pending entry) {
        if (entry.everSent) {
            remove(entry, Reason.OUTCOME_UNKNOWN, "no answer in time");
        } else {
            remove(entry, Reason.TIMED_OUT, "");
        }
        considerClosing();
    }

    private void removeAll(Predicate<Pending> which, Reason reason, String detail) {
        List.copyOf(pending.values()).stream().filter(which).forEach(entry -> remove(entry, reason, detail));
    }

    private void remove(Pending entry, Reason reason, String detail) {
        entry.timeout.cancel();
        pending.remove(entry.request.id());
        fail(entry, reason, detail);
    }

    private static void fail(Pending entry, Reason reason, String detail) {
        entry.answer.completeExceptionally(new RequestException(reason, detail));
    }
}

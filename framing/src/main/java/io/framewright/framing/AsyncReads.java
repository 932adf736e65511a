package io.framewright.framing;

import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousByteChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.ReadPendingException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages from an asynchronous channel, one read of it at a time and none that nobody asks for. A future that its
 * owner completes loses no message: the next call gets it. Safe for use by one thread at a time, not always the same.
 */
final class AsyncReads<T> {

    private static final int READ_SIZE = 8 * 1024;

    private final AsynchronousByteChannel channel;
    private final MessageInput<T> input;
    private final ByteBuffer received = ByteBuffer.allocate(READ_SIZE);

    /** Guards all below. */
    private final Object lock = new Object();

    /** Whether a thread or the channel is at work on the next message. Who has set this may use the input. */
    private boolean underWay;

    /** What the last call of {@link #read} has returned. */
    private @Nullable CompletableFuture<@Nullable T> asked;

    /** What nobody took, because the future for it had been given up. */
    private @Nullable Outcome<T> kept;

    AsyncReads(Protocol<T> protocol, AsynchronousByteChannel channel) {
        this.channel = channel;
        input = protocol.newInput();
    }

    /** As {@link MessageChannel#read}. */
    CompletableFuture<@Nullable T> read() {
        CompletableFuture<@Nullable T> result = new CompletableFuture<>();
        synchronized (lock) {
            if (asked != null && !asked.isDone()) {
                throw new ReadPendingException();
            }
            asked = result;
            if (underWay) {
                return result;
            }
            underWay = true;
        }
        proceed();
        return result;
    }

    /** Tells whether no message can follow. */
    boolean isEnded() {
        return input.isEnded();
    }

    /** Answers until the channel is being read, or nobody asks. */
    private void proceed() {
        Outcome<T> next;
        do {
            next = next();
        } while (next != null && isAskedBehind(next));
    }

    /** Finds what the next call gets; null if the channel has to bring it first. */
    private @Nullable Outcome<T> next() {
        Outcome<T> next = takeKept();
        while (next == null) {
            try {
                T message = input.next();
                if (message != null || input.isEnded()) {
                    return new Outcome<>(message, null);
                }
                Arrival arrival = new Arrival();
                channel.read(received.clear(), null, arrival);
                if (arrival.isAwaited()) {
                    return null;
                }
                next = arrival.failure();
            } catch (Throwable fault) {
                return new Outcome<>(null, fault);
            }
        }
        return next;
    }

    private @Nullable Outcome<T> takeKept() {
        synchronized (lock) {
            Outcome<T> taken = kept;
            kept = null;
            return taken;
        }
    }

    /** Completes the future that waits; returns whether another is waiting then. */
    private boolean isAskedBehind(Outcome<T> outcome) {
        while (true) {
            CompletableFuture<@Nullable T> result;
            synchronized (lock) {
                result = Objects.requireNonNull(asked);
            }
            boolean taken = outcome.complete(result);
            synchronized (lock) {
                if (asked == result) {
                    kept = taken ? null : outcome;
                    underWay = false;
                    return false;
                }
            }
            if (taken) {
                return true;
            }
        }
    }

    /** What a read ends with. */
    private record Outcome<T>(@Nullable T message, @Nullable Throwable fault) {

        /** Returns false if somebody else has completed the future. */
        boolean complete(CompletableFuture<@Nullable T> result) {
            return fault == null ? result.complete(message) : result.completeExceptionally(fault);
        }
    }

    /** What a read of the channel brings, which may be there before the channel's method returns. */
    private final class Arrival implements CompletionHandler<Integer, @Nullable Void> {

        private final AtomicBoolean met = new AtomicBoolean();
        private @Nullable Throwable fault;

        @Override
        public void completed(Integer count, @Nullable Void nothing) {
            try {
                if (count < 0) {
                    input.end();
                } else {
                    input.feed(received.flip());
                }
            } catch (Throwable thrown) {
                fault = thrown;
            }
            arrived();
        }

        @Override
        public void failed(Throwable thrown, @Nullable Void nothing) {
            fault = thrown;
            arrived();
        }

        private void arrived() {
            if (isAwaited()) {
                return; // by the thread that called the channel, which goes on
            }
            Outcome<T> failure = failure();
            if (failure == null || isAskedBehind(failure)) {
                proceed();
            }
        }

        /** Called by both sides: true for the one that comes first, which leaves the rest to the other. */
        boolean isAwaited() {
            return met.compareAndSet(false, true);
        }

        @Nullable
        Outcome<T> failure() {
            return fault == null ? null : new Outcome<>(null, fault);
        }
    }
}

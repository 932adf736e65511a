package io.framewright.framing;

import io.framewright.codec.DecodeException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.AsynchronousByteChannel;
import java.nio.channels.ReadPendingException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A protocol's messages over a channel of {@code java.nio} that completes later, such as {@code
 * AsynchronousSocketChannel}. Made by {@link Protocol#channel}.
 *
 * <pre>{@code
 * MessageChannel<Order> orders = protocol.channel(socket);
 * orders.forEach(order -> orders.write(receipt(order))).whenComplete((end, fault) -> close(orders));
 * }</pre>
 *
 * <p>At most one read is under way, of 8 KiB: who does not ask for messages gets no bytes from the peer, who has to wait.
 * Messages are written in the order of the calls; those that wait for the channel are sent together. Nothing bounds how
 * many wait but their writers: a {@link #forEach} whose stages are writes has one.
 *
 * <p>Writing is safe from many threads; reading is for one at a time, not always the same. Futures complete in the
 * channel's threads or in the caller's: what hangs on them must not block.
 *
 * @param <T> the messages' type
 */
public final class MessageChannel<T> implements Closeable {

    private final AsynchronousByteChannel channel;
    private final AsyncReads<T> reads;
    private final AsyncWrites<T> writes;

    MessageChannel(Protocol<T> protocol, AsynchronousByteChannel channel) {
        this.channel = channel;
        reads = new AsyncReads<>(protocol, channel);
        writes = new AsyncWrites<>(protocol, channel);
    }

    /**
     * Takes the next message. It is {@link #forEach} that makes a loop of this: a chain of futures that complete at once
     * would end in a stack overflow.
     *
     * <p>Who completes the future himself, by a timeout or by cancelling it, loses nothing: what was on its way is given to
     * the next call.
     *
     * @return completes with the message, or with null if the stream has ended between two messages. It fails with what
     *     {@link MessageInput#next} throws, after which one can go on as is said there, or with the channel's exception
     * @throws ReadPendingException if the last call's future has not completed yet
     */
    public CompletableFuture<@Nullable T> read() {
        return reads.read();
    }

    /**
     * Hands every message to a function, one after the other, until the stream ends. The next message is read when the
     * stage that the function has returned for the last one is complete.
     *
     * @param action handles a message; it must not block
     * @return completes when the stream has ended between two messages. It fails with what reading fails with, see
     *     {@link #read}, or with what the function or its stage fails with; in both cases another call goes on with the
     *     next message, if there can be one
     */
    public CompletableFuture<@Nullable Void> forEach(Function<? super T, ? extends CompletionStage<?>> action) {
        return new Loop(action, null).begin();
    }

    /**
     * As {@link #forEach(Function)}, but does not end with a fault behind which the next message follows.
     *
     * @param action handles a message; it must not block
     * @param onFault gets a {@link DecodeException} for a frame whose payload is no message, and the
     *     exception of a {@link BadFrame} that was skipped
     * @return as above
     */
    public CompletableFuture<@Nullable Void> forEach(
            Function<? super T, ? extends CompletionStage<?>> action, Consumer<? super RuntimeException> onFault) {
        return new Loop(action, onFault).begin();
    }

    /** Goes on as long as everything completes at once, so that the stack does not grow with the number of messages. */
    private final class Loop {

        private final Function<? super T, ? extends CompletionStage<?>> action;
        private final @Nullable Consumer<? super RuntimeException> onFault;
        private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();

        Loop(
                Function<? super T, ? extends CompletionStage<?>> action,
                @Nullable Consumer<? super RuntimeException> onFault) {
            this.action = action;
            this.onFault = onFault;
        }

        CompletableFuture<@Nullable Void> begin() {
            run();
            return end;
        }

        private void run() {
            try {
                while (!end.isDone()) {
                    CompletableFuture<@Nullable T> read = MessageChannel.this.read();
                    if (!read.isDone()) {
                        read.whenComplete((message, fault) -> resume(() -> isReady(read)));
                        return;
                    }
                    if (!isReady(read)) {
                        return;
                    }
                }
            } catch (Throwable fault) {
                end.completeExceptionally(fault);
            }
        }

        /** Goes on in the thread that has completed what was waited for. */
        private void resume(BooleanSupplier step) {
            try {
                if (step.getAsBoolean()) {
                    run();
                }
            } catch (Throwable fault) {
                end.completeExceptionally(fault);
            }
        }

        /** Handles what was read; returns whether the loop may go on at once. */
        private boolean isReady(CompletableFuture<@Nullable T> read) {
            T message;
            try {
                message = read.join();
            } catch (CompletionException failed) {
                return goesOnBehind(cause(failed));
            }
            if (message == null) {
                end.complete(null);
                return false;
            }
            CompletableFuture<?> handled = action.apply(message).toCompletableFuture();
            if (!handled.isDone()) {
                handled.whenComplete((done, fault) -> resume(() -> isHandled(handled)));
                return false;
            }
            return isHandled(handled);
        }

        private boolean isHandled(CompletableFuture<?> handled) {
            try {
                handled.join();
                return true;
            } catch (CompletionException | CancellationException failed) {
                end.completeExceptionally(cause(failed));
                return false;
            }
        }

        private boolean goesOnBehind(Throwable fault) {
            boolean inStep = fault instanceof DecodeException || (fault instanceof BadFrame && !reads.isEnded());
            if (onFault != null && inStep && fault instanceof RuntimeException known) {
                onFault.accept(known);
                return true;
            }
            end.completeExceptionally(fault);
            return false;
        }
    }

    private static Throwable cause(Throwable fault) {
        Throwable cause = fault instanceof CompletionException ? fault.getCause() : null;
        return cause == null ? fault : cause;
    }

    /**
     * Writes a message behind all that were written before.
     *
     * @param message the message; stays the caller's, and is encoded when this method returns
     * @return completes when the channel has taken the message's bytes, in the order of the calls. It fails with an {@link
     *     io.framewright.codec.EncodeException} if the message cannot be encoded or framed, of which no byte is sent; or
     *     with the channel's exception, after which the channel is closed and nothing more can be written
     */
    public CompletableFuture<@Nullable Void> write(T message) {
        return writes.write(message);
    }

    /**
     * Closes the channel. A read that is under way and messages that wait fail with the channel's exception.
     *
     * @throws IOException if closing fails
     */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}

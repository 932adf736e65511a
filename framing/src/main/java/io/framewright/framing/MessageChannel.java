package io.framewright.framing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousByteChannel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.ReadPendingException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
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

    private static final int READ_SIZE = 8 * 1024;

    private final AsynchronousByteChannel channel;
    private final MessageInput<T> input;
    private final AsyncWrites<T> writes;
    private final ByteBuffer received = ByteBuffer.allocate(READ_SIZE);
    private final AtomicBoolean reading = new AtomicBoolean();
    private final Receive receive = new Receive();

    MessageChannel(Protocol<T> protocol, AsynchronousByteChannel channel) {
        this.channel = channel;
        input = protocol.newInput();
        writes = new AsyncWrites<>(protocol, channel);
    }

    /**
     * Takes the next message. It is {@link #forEach} that makes a loop of this: a chain of futures that complete at once
     * would end in a stack overflow.
     *
     * @return completes with the message, or with null if the stream has ended between two messages. It fails with what
     *     {@link MessageInput#next} throws, after which one can go on as is said there, or with the channel's exception
     * @throws ReadPendingException if the last call's future has not completed yet
     */
    public CompletableFuture<@Nullable T> read() {
        if (!reading.compareAndSet(false, true)) {
            throw new ReadPendingException();
        }
        CompletableFuture<@Nullable T> result = new CompletableFuture<>();
        proceed(result);
        return result;
    }

    private void proceed(CompletableFuture<@Nullable T> result) {
        T message;
        try {
            message = input.next();
            if (message == null && !input.isEnded()) {
                channel.read(received.clear(), result, receive);
                return;
            }
        } catch (Throwable fault) {
            reading.set(false);
            result.completeExceptionally(fault);
            return;
        }
        reading.set(false);
        result.complete(message);
    }

    /** What a read of the channel has brought. */
    private final class Receive implements CompletionHandler<Integer, CompletableFuture<@Nullable T>> {

        @Override
        public void completed(Integer count, CompletableFuture<@Nullable T> result) {
            if (count < 0) {
                input.end();
            } else {
                input.feed(received.flip());
            }
            proceed(result);
        }

        @Override
        public void failed(Throwable fault, CompletableFuture<@Nullable T> result) {
            reading.set(false);
            result.completeExceptionally(fault);
        }
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
        CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
        loop(action, end);
        return end;
    }

    /** Goes on as long as everything completes at once, so that the stack does not grow with the number of messages. */
    private void loop(Function<? super T, ? extends CompletionStage<?>> action, CompletableFuture<@Nullable Void> end) {
        try {
            while (!end.isDone()) {
                CompletableFuture<?> handled = read().thenCompose(message -> handle(message, action, end));
                if (!handled.isDone()) {
                    handled.whenComplete((done, fault) -> goOn(action, end, fault));
                    return;
                }
                handled.getNow(null);
            }
        } catch (Throwable fault) {
            end.completeExceptionally(cause(fault));
        }
    }

    @SuppressWarnings("unchecked") // nobody looks at the result
    private static <T> CompletionStage<@Nullable Object> handle(
            @Nullable T message,
            Function<? super T, ? extends CompletionStage<?>> action,
            CompletableFuture<@Nullable Void> end) {
        if (message == null) {
            end.complete(null);
            return CompletableFuture.completedFuture(null);
        }
        return (CompletionStage<@Nullable Object>) action.apply(message);
    }

    private void goOn(
            Function<? super T, ? extends CompletionStage<?>> action,
            CompletableFuture<@Nullable Void> end,
            @Nullable Throwable fault) {
        if (fault == null) {
            loop(action, end);
        } else {
            end.completeExceptionally(cause(fault));
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

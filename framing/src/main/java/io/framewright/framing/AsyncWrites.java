package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousByteChannel;
import java.nio.channels.CompletionHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages to an asynchronous channel, which takes one write at a time: what is written meanwhile waits and is
 * sent together. Safe for use from many threads.
 */
final class AsyncWrites<T> {

    private final AsynchronousByteChannel channel;

    /** Guards all below. */
    private final Object lock = new Object();

    private final MessageOutput<T> output;
    private List<CompletableFuture<@Nullable Void>> waiting = new ArrayList<>();
    private boolean underWay;
    private @Nullable Throwable failure;

    AsyncWrites(Protocol<T> protocol, AsynchronousByteChannel channel) {
        this.channel = channel;
        output = protocol.newOutput();
    }

    CompletableFuture<@Nullable Void> write(T message) {
        CompletableFuture<@Nullable Void> written = new CompletableFuture<>();
        synchronized (lock) {
            try {
                requireUsable();
                output.write(message);
            } catch (Throwable fault) {
                written.completeExceptionally(fault);
                return written;
            }
            waiting.add(written);
            if (underWay) {
                return written;
            }
            underWay = true;
        }
        send();
        return written;
    }

    private void requireUsable() throws Throwable {
        if (failure != null) {
            throw failure;
        }
    }

    /** Sends what waits. Called by whoever has set {@code underWay}. */
    private void send() {
        Sending sending;
        synchronized (lock) {
            if (waiting.isEmpty()) {
                underWay = false;
                return;
            }
            ByteBuf bytes = output.take();
            sending = new Sending(bytes.nioBuffer(), waiting);
            waiting = new ArrayList<>();
        }
        sending.write();
    }

    private void fail(List<CompletableFuture<@Nullable Void>> sent, Throwable fault) {
        List<CompletableFuture<@Nullable Void>> failed = new ArrayList<>(sent);
        synchronized (lock) {
            failure = fault;
            failed.addAll(waiting);
            waiting = new ArrayList<>();
            output.take();
        }
        try {
            channel.close(); // a part of a frame may be out
        } catch (IOException e) {
            fault.addSuppressed(e);
        }
        failed.forEach(written -> written.completeExceptionally(fault));
    }

    /** Messages that are sent together. */
    private final class Sending implements CompletionHandler<Integer, @Nullable Void> {

        private final ByteBuffer bytes;
        private final List<CompletableFuture<@Nullable Void>> messages;

        Sending(ByteBuffer bytes, List<CompletableFuture<@Nullable Void>> messages) {
            this.bytes = bytes;
            this.messages = messages;
        }

        void write() {
            try {
                int length = Math.min(bytes.remaining(), MessageOutput.MAX_PIECE);
                channel.write(bytes.slice().limit(length), null, this);
            } catch (RuntimeException fault) {
                failed(fault, null);
            }
        }

        @Override
        public void completed(Integer count, @Nullable Void nothing) {
            bytes.position(bytes.position() + count);
            if (bytes.hasRemaining()) {
                write();
            } else {
                messages.forEach(written -> written.complete(null));
                send();
            }
        }

        @Override
        public void failed(Throwable fault, @Nullable Void nothing) {
            fail(messages, fault);
        }
    }
}

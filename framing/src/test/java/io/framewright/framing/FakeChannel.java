package io.framewright.framing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousByteChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** A channel whose operations are completed at once, in the caller's thread. */
class FakeChannel implements AsynchronousByteChannel {

    private boolean open = true;

    /** Reads what the test delivers, -1 at the end. */
    int deliver(ByteBuffer into) throws IOException {
        return -1;
    }

    /** Takes at least one byte. */
    int take(ByteBuffer bytes) throws IOException {
        int count = bytes.remaining();
        bytes.position(bytes.limit());
        return count;
    }

    @Override
    public <A> void read(ByteBuffer into, A attachment, CompletionHandler<Integer, ? super A> handler) {
        int count;
        try {
            count = deliver(into);
        } catch (IOException e) {
            handler.failed(e, attachment);
            return;
        }
        handler.completed(count, attachment);
    }

    @Override
    public final <A> void write(ByteBuffer bytes, A attachment, CompletionHandler<Integer, ? super A> handler) {
        int count;
        try {
            count = take(bytes);
        } catch (IOException e) {
            handler.failed(e, attachment);
            return;
        }
        handler.completed(count, attachment);
    }

    @Override
    public final Future<Integer> read(ByteBuffer into) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException());
    }

    @Override
    public final Future<Integer> write(ByteBuffer bytes) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException());
    }

    @Override
    public final boolean isOpen() {
        return open;
    }

    @Override
    public final void close() {
        open = false;
    }
}

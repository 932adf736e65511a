package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The promises of the messages that share one buffer, in write order, with the place where each message's frame ends. It
 * listens to the promise of that buffer's write, completes its own, and can then be filled again.
 */
final class Batch implements ChannelFutureListener {

    private static final int INITIAL_SIZE = 16;

    /** A batch that once was larger than this is not kept, so that an idle channel holds little. */
    private static final int LARGEST_KEPT = 1024;

    private final Consumer<Batch> recycler;
    private ChannelPromise[] promises = new ChannelPromise[INITIAL_SIZE];
    private int[] ends = new int[INITIAL_SIZE];
    private int count;

    /** Stands for all void promises: they are not told of success, and one of them tells the pipeline of a failure. */
    private @Nullable ChannelPromise anyVoid;

    /**
     * Makes an empty batch.
     *
     * @param recycler is given the batch when its promises are completed
     */
    Batch(Consumer<Batch> recycler) {
        this.recycler = recycler;
    }

    boolean isEmpty() {
        return count == 0;
    }

    void add(ChannelPromise promise, int end) {
        if (count == promises.length) {
            promises = Arrays.copyOf(promises, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        if (promise.isVoid()) {
            anyVoid = promise;
        }
        promises[count] = promise;
        ends[count++] = end;
    }

    /**
     * Makes the promises uncancellable, and drops those that were cancelled before, with their frames.
     *
     * @param buffer the shared buffer
     */
    void seal(ByteBuf buffer) {
        for (int i = 0; i < count; i++) {
            if (!promises[i].setUncancellable()) {
                cutOutCancelled(buffer);
                return;
            }
        }
    }

    /** Closes the gaps in the buffer itself: that needs no memory, so nothing can fail half way. */
    private void cutOutCancelled(ByteBuf buffer) {
        int kept = 0;
        int keptBytes = 0;
        int start = 0;
        for (int i = 0; i < count; i++) {
            int end = ends[i];
            if (promises[i].setUncancellable()) {
                ByteMove.down(buffer, start, end - start, keptBytes);
                keptBytes += end - start;
                promises[kept++] = promises[i];
            }
            start = end;
        }
        Arrays.fill(promises, kept, count, null);
        count = kept;
        buffer.writerIndex(keptBytes);
    }

    /**
     * Gives the promise for the shared buffer's write. If there is one message only it is that message's own, and the
     * batch is empty again at once.
     */
    ChannelPromise promise(ChannelHandlerContext ctx) {
        if (count == 1 && !promises[0].isDone()) { // the pipeline refuses one that its user has completed
            ChannelPromise only = promises[0];
            clear();
            return only;
        }
        return ctx.newPromise().addListener(this);
    }

    @Override
    public void operationComplete(ChannelFuture future) {
        Throwable cause = future.cause();
        for (int i = 0; i < count; i++) {
            if (cause == null) {
                promises[i].trySuccess();
            } else if (!promises[i].isVoid()) {
                promises[i].tryFailure(cause);
            }
        }
        ChannelPromise toTell = anyVoid;
        clear();
        if (cause != null && toTell != null) {
            toTell.tryFailure(cause);
        }
        if (promises.length <= LARGEST_KEPT) {
            recycler.accept(this);
        }
    }

    private void clear() {
        Arrays.fill(promises, 0, count, null);
        count = 0;
        anyVoid = null;
    }
}

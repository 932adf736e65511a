package io.framewright.framing;

import io.framewright.codec.Encoder;
import io.framewright.codec.MessageTypes;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelPromise;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.ReferenceCounted;
import io.netty.util.concurrent.EventExecutor;
import org.jspecify.annotations.Nullable;

/**
 * The way out of one channel: messages are framed and encoded into a buffer that they share until it is written on,
 * which happens on flush, when it reaches its bound, and before anything else is written. Once written on, a buffer is
 * never touched again: handlers nearer the head may append to it.
 *
 * <p>The bound is the low water mark, or less where that many bytes would make the channel unwritable: so the channel
 * turns unwritable at the same message as without sharing. While it is unwritable already, the bytes that wait here are
 * not counted; they are at most the bound.
 */
final class Outbound<T> {

    private static final int MAX_SHARED = 32 * 1024;
    private static final int MIN_CAPACITY = 256;

    private final Framing framing;
    private final Encoder<T> encoder;
    private final MessageTypes<? extends T> types;
    private final boolean sharing;

    private final Turn turn = new Turn();
    private Class<?> knownType = Void.class;
    /** Whether objects of that class are reference-counted: to ask one that is not walks through all of its interfaces, 10 ns. */
    private boolean releasesKnownType;

    private @Nullable ByteBuf shared;
    private Batch batch = new Batch(this::recycle);
    private @Nullable Batch spare;
    private int limit;
    private int lastSize;
    private boolean unflushed;

    Outbound(Protocol<T> protocol) {
        framing = protocol.heard().framing();
        encoder = protocol.heard().encoder();
        types = protocol.encoded();
        sharing = protocol.sharesWrites();
    }

    /** Writes a message into the shared buffer, or anything that is no message behind it. */
    void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        unflushed = true;
        if (turn.taken()) {
            turn.await(() -> write(ctx, message, promise));
        } else if (isMessage(message) && !(promise instanceof FramedPromise)) {
            encode(ctx, message, promise);
        } else {
            turn.take();
            try {
                writeOn(ctx);
                ctx.write(message, promise);
            } finally {
                turn.end();
            }
        }
    }

    /** Writes the shared buffer on, then does what must come behind it: flush, close and the like. */
    void behindWrites(ChannelHandlerContext ctx, Runnable action) {
        if (turn.taken()) {
            turn.await(() -> behindWrites(ctx, action));
        } else {
            writeOn(ctx);
            action.run();
        }
    }

    /** As {@link #behindWrites} with a flush behind. */
    void flush(ChannelHandlerContext ctx) {
        if (turn.taken()) {
            turn.await(() -> flush(ctx));
        } else {
            unflushed = false;
            writeOn(ctx);
            ctx.flush();
        }
    }

    /** Tells whether anything was written since the last flush. */
    boolean isUnflushed() {
        return unflushed;
    }

    private boolean isMessage(Object message) {
        if (message.getClass() == knownType) {
            return true;
        }
        if (types.covers(message)) {
            knownType = message.getClass();
            releasesKnownType = message instanceof ReferenceCounted;
            return true;
        }
        return false;
    }

    private void encode(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        turn.take();
        try {
            @SuppressWarnings("unchecked") // isMessage
            T typed = (T) message;
            Throwable failure = append(ctx, typed, promise);
            if (releasesKnownType) {
                ReferenceCountUtil.safeRelease(message);
            }
            if (failure != null) {
                promise.tryFailure(MessageEncodeException.of(failure));
            }
        } finally {
            turn.end();
        }
    }

    /** Frames a message behind those in the shared buffer. Whatever fails, no byte of it stays there. */
    private @Nullable Throwable append(ChannelHandlerContext ctx, T message, ChannelPromise promise) {
        ByteBuf out = null;
        int start = 0;
        try {
            out = shared(ctx, encoder.sizeHint(message));
            start = out.writerIndex();
            int frame = framing.open(out);
            encoder.encode(message, out);
            framing.close(out, frame);
        } catch (Throwable failure) {
            if (out != null) {
                out.setIndex(0, start);
                releaseIfEmpty();
            }
            return failure;
        }
        batch.add(promise, out.writerIndex());
        if (out.writerIndex() >= limit) {
            writeOn(ctx);
        }
        return null;
    }

    private ByteBuf shared(ChannelHandlerContext ctx, int sizeHint) {
        if (shared != null && shared.writerIndex() + (long) sizeHint > limit && sizeHint > MIN_CAPACITY) {
            writeOn(ctx);
        }
        if (shared == null) {
            limit = limit(ctx.channel());
            int expected = Math.max(Math.min(limit, lastSize), Math.min(sizeHint, framing.maxPayload()));
            shared = ctx.alloc().ioBuffer(Math.max(MIN_CAPACITY, expected + framing.headerLength()));
        }
        return shared;
    }

    private int limit(Channel channel) {
        if (!sharing) {
            return 0;
        }
        int bound = Math.min(MAX_SHARED, channel.config().getWriteBufferLowWaterMark());
        long untilUnwritable = channel.bytesBeforeUnwritable();
        return untilUnwritable == 0 ? bound : (int) Math.min(bound, untilUnwritable);
    }

    private void releaseIfEmpty() {
        if (shared != null && batch.isEmpty()) {
            shared.release();
            shared = null;
        }
    }

    /**
     * Writes the shared buffer on, because the handler was removed. If another took its place, Netty's removed context
     * writes to that one: the promise tells it that these bytes are framed already.
     */
    void removed(ChannelHandlerContext ctx) {
        if (turn.taken()) {
            turn.await(() -> removed(ctx));
            return;
        }
        ByteBuf buffer = detach();
        if (buffer != null) {
            ChannelPromise promise = new FramedPromise(ctx.channel(), ctx.executor()).addListener(batch);
            batch = new Batch(this::recycle);
            ctx.write(buffer, promise);
        }
    }

    private static final class FramedPromise extends DefaultChannelPromise {
        FramedPromise(Channel channel, EventExecutor executor) {
            super(channel, executor);
        }
    }

    private void writeOn(ChannelHandlerContext ctx) {
        ByteBuf buffer = detach();
        if (buffer == null) {
            return;
        }
        ChannelPromise promise = batch.promise(ctx);
        if (!batch.isEmpty()) {
            batch = spare == null ? new Batch(this::recycle) : spare;
            spare = null;
        }
        ctx.write(buffer, promise);
    }

    /** Takes the shared buffer, with the frames of cancelled writes cut out; null if nothing is to be written. */
    private @Nullable ByteBuf detach() {
        if (shared == null) {
            return null;
        }
        ByteBuf buffer = shared;
        shared = null;
        batch.seal(buffer);
        lastSize = buffer.readableBytes();
        if (batch.isEmpty()) {
            buffer.release();
            return null;
        }
        return buffer;
    }

    private void recycle(Batch completed) {
        spare = completed;
    }
}

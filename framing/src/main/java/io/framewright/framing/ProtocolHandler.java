package io.framewright.framing;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.ChannelOutputShutdownEvent;
import org.jspecify.annotations.Nullable;

/**
 * Turns a channel's bytes into messages and messages into bytes. It takes the place of four handlers: deframer, decoder,
 * encoder and prepender. One instance serves one channel; {@link Protocol#newHandler} makes them.
 *
 * <h2>Out</h2>
 *
 * <p>Messages are encoded into a buffer that they share until the next flush. It is written on, unflushed, earlier: when
 * it reaches its bound, before anything that is no message of the protocol, before a close, and when the handler is
 * removed. Promises that share a buffer complete together, in the order of the writes; until their buffer is written on
 * they can be cancelled. A message that cannot be encoded fails its own promise, with a {@link MessageEncodeException},
 * and leaves no byte behind. Encoded messages that are reference-counted are released.
 *
 * <p>A promise that succeeds says that the bytes were handed to the operating system, not that the peer has received
 * them, and one that fails with its buffer does not say that the peer has not: part of the buffer may have left. What
 * arrives is a beginning of what was written, each message once and in order. How far that goes, only the peer knows: let
 * it acknowledge in the application's own protocol.
 *
 * <p>The bound is the channel's low water mark, 32 KiB at most, and never more than the channel can take before it turns
 * unwritable; what waits in the buffer of a channel that is unwritable already is not counted. A flush that starts
 * nearer the head than this handler does not pass it: flush from a handler behind it, or from the channel, or build the
 * protocol with {@link Protocol.Builder#shareWrites shareWrites(false)}.
 *
 * <h2>In</h2>
 *
 * <p>Each message is passed on as soon as it is decoded, in order. A payload that is no message is reported as a {@link
 * MessageDecodeException} to {@code exceptionCaught}, and the next message follows. Bytes that are no frame are reported
 * as an exception that is a {@link BadFrame}; then the channel is closed, or, with {@link OnBadFrame#SKIP}, the stream
 * goes on where the next frame surely begins. A stream that ends inside a frame is reported as a {@link
 * TruncatedFrameException}, behind the whole frames before it. With autoRead off, each {@code read()} allows one
 * message, from what was received already if possible. When the handler is removed, bytes that it did not use go to the
 * next handler. With a {@link MessageReceiver}, messages go to that instead of the next handler.
 *
 * <p>After {@link Protocol.Builder#maxMessagesPerTurn so many messages} of one round of reading, other channels of the
 * event loop get their turn: the rest, and the {@code channelReadComplete} behind it, follow in tasks, and nothing is
 * read from the channel meanwhile.
 *
 * @param <T> what the messages of both directions have in common
 */
public final class ProtocolHandler<T> extends ChannelDuplexHandler {

    private final Protocol<T> protocol;
    private final Inbound<T> in;
    private final Outbound<T> out;

    ProtocolHandler(Protocol<T> protocol, @Nullable MessageReceiver<? super T> receiver) {
        this.protocol = protocol;
        out = new Outbound<>(protocol);
        in = new Inbound<>(protocol, receiver == null ? null : new Reception<>(receiver, out));
    }

    /**
     * Tells what this handler speaks.
     *
     * @return the protocol that made it
     */
    public Protocol<T> protocol() {
        return protocol;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ByteBuf bytes) {
            in.received(ctx, bytes);
        } else {
            ctx.fireChannelRead(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        in.receivedAll(ctx);
    }

    @Override
    public void read(ChannelHandlerContext ctx) {
        in.read(ctx);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            in.ended(ctx, () -> ctx.fireUserEventTriggered(event));
        } else if (event instanceof ChannelOutputShutdownEvent) {
            out.behindWrites(ctx, () -> ctx.fireUserEventTriggered(event)); // which fails them
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        in.ended(ctx, () -> out.behindWrites(ctx, ctx::fireChannelInactive));
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        out.write(ctx, message, promise);
    }

    @Override
    public void flush(ChannelHandlerContext ctx) {
        out.flush(ctx);
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        out.behindWrites(ctx, () -> ctx.close(promise));
    }

    @Override
    public void disconnect(ChannelHandlerContext ctx, ChannelPromise promise) {
        out.behindWrites(ctx, () -> ctx.disconnect(promise));
    }

    @Override
    public void deregister(ChannelHandlerContext ctx, ChannelPromise promise) {
        out.behindWrites(ctx, () -> ctx.deregister(promise));
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        out.removed(ctx);
        in.removed(ctx);
    }
}

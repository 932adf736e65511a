package io.framewright.framing;

import io.framewright.codec.DecodeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.AddressedEnvelope;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultAddressedEnvelope;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.function.Function;

/**
 * Turns packets into messages and messages into packets: a packet is a frame, so no framing is needed. It stands behind
 * whatever makes packets: another framing ({@code ByteBuf}), UDP ({@code DatagramPacket}), WebSocket ({@code
 * BinaryWebSocketFrame}, behind an aggregator), or any other {@code ByteBufHolder}.
 *
 * <ul>
 *   <li>In: a packet of the class is decoded and released, and its message passed on. The message of a datagram comes in
 *       an {@code AddressedEnvelope} that says who sent it. Everything else is passed by. A packet that is no message is
 *       reported as a {@link MessageDecodeException}, and the next follows.
 *   <li>Out: a message is encoded into a packet of its own. A message in an {@code AddressedEnvelope} becomes a datagram
 *       to its recipient. Everything else is passed by. A message that cannot be encoded fails its promise with a {@link
 *       MessageEncodeException}.
 * </ul>
 *
 * <p>One instance serves one channel; {@link Protocol#newPacketHandler} makes them. With autoRead off, a round of reading
 * that brought bad packets only is followed by another.
 *
 * @param <T> what the messages of both directions have in common
 * @param <P> the packets' class
 */
public final class PacketHandler<T, P> extends ChannelDuplexHandler {

    private final Protocol<T> protocol;
    private final Class<P> type;
    private final Function<ByteBuf, P> wrap;

    /** Keeps writes in order that come from inside an encoder. */
    private final Turn turn = new Turn();

    /** What has come of the packets of this round of reading. */
    private boolean anyBad;

    private boolean anyGood;

    PacketHandler(Protocol<T> protocol, Class<P> type, Function<ByteBuf, P> wrap) {
        if (!ByteBuf.class.isAssignableFrom(type) && !ByteBufHolder.class.isAssignableFrom(type)) {
            throw new IllegalArgumentException(type.getName() + " is neither a ByteBuf nor a ByteBufHolder");
        }
        this.protocol = protocol;
        this.type = type;
        this.wrap = wrap;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object packet) {
        if (!type.isInstance(packet)) {
            ctx.fireChannelRead(packet);
            return;
        }
        Object message;
        try {
            message = addressed(packet, decode(packet));
        } catch (DecodeException thrown) {
            anyBad = true;
            ctx.fireExceptionCaught(new MessageDecodeException(thrown));
            return;
        } finally {
            ReferenceCountUtil.release(packet);
        }
        anyGood = true;
        ctx.fireChannelRead(message);
    }

    private T decode(Object packet) {
        ByteBuf content = packet instanceof ByteBufHolder holder ? holder.content() : (ByteBuf) packet;
        return Decoding.decode(protocol.heard().decoder(), content);
    }

    private static Object addressed(Object packet, Object message) {
        return packet instanceof DatagramPacket datagram
                ? new DefaultAddressedEnvelope<>(message, datagram.recipient(), datagram.sender())
                : message;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.fireChannelReadComplete();
        boolean messageDue = anyBad && !anyGood;
        anyBad = false;
        anyGood = false;
        if (messageDue && !ctx.channel().config().isAutoRead()) {
            ctx.read();
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (turn.taken()) {
            turn.await(() -> write(ctx, message, promise));
            return;
        }
        turn.take();
        try {
            writePacket(ctx, message, promise);
        } finally {
            turn.end();
        }
    }

    @Override
    public void flush(ChannelHandlerContext ctx) {
        inTurn(ctx::flush);
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        inTurn(() -> ctx.close(promise));
    }

    private void inTurn(Runnable action) {
        if (turn.taken()) {
            turn.await(action);
        } else {
            action.run();
        }
    }

    private void writePacket(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        Object content = message instanceof AddressedEnvelope<?, ?> envelope ? envelope.content() : message;
        if (!protocol.encoded().covers(content)) {
            ctx.write(message, promise);
            return;
        }
        Object packet;
        try {
            packet = packet(ctx, message, content);
        } catch (Throwable thrown) {
            promise.tryFailure(MessageEncodeException.of(thrown));
            return;
        } finally {
            ReferenceCountUtil.release(message);
        }
        ctx.write(packet, promise);
    }

    private Object packet(ChannelHandlerContext ctx, Object message, Object content) {
        @SuppressWarnings("unchecked") // covered by the protocol's types
        T typed = (T) content;
        ByteBuf out = ctx.alloc().ioBuffer(protocol.heard().encoder().sizeHint(typed));
        try {
            protocol.heard().encoder().encode(typed, out);
            return message instanceof AddressedEnvelope<?, ?> envelope
                    ? new DatagramPacket(out, (InetSocketAddress) envelope.recipient())
                    : wrap.apply(out);
        } catch (Throwable thrown) {
            out.release();
            throw thrown;
        }
    }
}

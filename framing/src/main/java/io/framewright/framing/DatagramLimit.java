package io.framewright.framing;

import io.framewright.codec.EncodeException;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.ReferenceCountUtil;

/**
 * Keeps datagrams below a size, and notices those that are not. A datagram that is larger than the buffer it is received
 * into is cut off, and NIO says nothing of it: its beginning may even decode. So this handler has the channel receive into
 * buffers of one byte more than the limit, and a datagram that fills one is reported and dropped. It goes before the
 * {@link PacketHandler}.
 *
 * <ul>
 *   <li>In: a {@code DatagramPacket} over the limit is released, and reported as a {@link FrameTooLongException}; the next
 *       one follows.
 *   <li>Out: the write of a {@code DatagramPacket} over the limit fails with an {@link EncodeException} in a {@link
 *       MessageEncodeException}, as the peer could not take it.
 * </ul>
 *
 * <p>Everything else is passed by. One instance serves one channel. Add it in the {@code ChannelInitializer}, before the
 * first read; it sets the channel's {@code RCVBUF_ALLOCATOR} and does not set it back.
 */
public final class DatagramLimit extends ChannelDuplexHandler {

    /** What UDP over IPv4 can carry: 65,535 bytes less 20 of the IP header and 8 of the UDP header. */
    public static final int MAX = 65_507;

    private final int maxBytes;

    /**
     * Makes a handler for one channel.
     *
     * @param maxBytes how many bytes a datagram may have, from 1 to {@link #MAX}; 1472 fit into an Ethernet frame over
     *     IPv4, larger ones are sent in fragments, of which none may be lost
     * @throws IllegalArgumentException if it is less or more
     */
    public DatagramLimit(int maxBytes) {
        if (maxBytes < 1 || maxBytes > MAX) {
            throw new IllegalArgumentException("a datagram has from 1 to " + MAX + " bytes, not " + maxBytes);
        }
        this.maxBytes = maxBytes;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        ctx.channel().config().setRecvByteBufAllocator(new FixedRecvByteBufAllocator(maxBytes + 1));
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof DatagramPacket datagram) || datagram.content().readableBytes() <= maxBytes) {
            ctx.fireChannelRead(message);
            return;
        }
        String fault = "a datagram of more than " + maxBytes + " bytes from " + datagram.sender() + " was cut off";
        datagram.release();
        ctx.fireExceptionCaught(new FrameTooLongException(fault, true));
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof DatagramPacket datagram && datagram.content().readableBytes() > maxBytes) {
            int size = datagram.content().readableBytes();
            ReferenceCountUtil.release(message);
            promise.tryFailure(MessageEncodeException.of(new EncodeException("a datagram of " + size
                    + " bytes is more than the " + maxBytes + " that are allowed: send less, or use TCP")));
            return;
        }
        ctx.write(message, promise);
    }
}

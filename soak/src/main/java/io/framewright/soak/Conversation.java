package io.framewright.soak;

import io.framewright.soak.Parcel.DamagedException;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/**
 * The client's end of one connection. It keeps a number of messages under way: for each that comes back, checked, the
 * next is written, until the load is stopped.
 */
final class Conversation extends ChannelInboundHandlerAdapter {

    private final int connection;
    private final Lane lane;
    private final Load load;
    private final Tally tally;
    private final ChannelFutureListener written;
    private int sent;
    private int returned;
    private boolean over;

    Conversation(int connection, Lane lane, Load load) {
        this.connection = connection;
        this.lane = lane;
        this.load = load;
        tally = load.tally();
        written = write -> {
            tally.promises.increment();
            if (!write.isSuccess()) {
                tally.problem("client could not write: " + write.cause());
            }
        };
    }

    /** Begins, in the channel's event loop. */
    void begin(Channel channel) {
        for (int i = 0; i < load.window(); i++) {
            write(channel);
        }
        channel.flush();
    }

    private void write(Channel channel) {
        Parcel parcel = Parcel.at(connection, sent++, System.nanoTime(), lane.isShort());
        tally.sent.increment();
        channel.write(lane.form().write(parcel, channel.alloc())).addListener(written);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        tally.received.increment();
        try {
            Parcel parcel = lane.form().read(message);
            tally.place(parcel, connection, returned);
            if (!parcel.equals(Parcel.at(connection, returned, parcel.sentAt(), lane.isShort()))) {
                throw new DamagedException("another filler: " + parcel);
            }
            load.latency(parcel.sentAt());
        } catch (DamagedException | RuntimeException e) {
            tally.damage(e);
        } finally {
            ReferenceCountUtil.release(message);
        }
        returned++;
        if (load.isOn()) {
            write(ctx.channel());
        } else if (returned == sent) {
            end();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.flush();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (!over) {
            tally.problem("connection " + connection + " ended with " + (sent - returned) + " messages under way");
            end();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        tally.problem("client, connection " + connection + ": " + cause);
        ctx.close();
    }

    private void end() {
        if (!over) {
            over = true;
            load.ended();
        }
    }
}

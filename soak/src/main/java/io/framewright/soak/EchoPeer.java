package io.framewright.soak;

import io.framewright.framing.MessageReceiver;
import io.framewright.soak.Parcel.DamagedException;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/** The server's end of one connection: checks each message and sends it back. */
final class EchoPeer extends ChannelInboundHandlerAdapter implements MessageReceiver<Object> {

    private final Form form;
    private final Tally tally;
    private final ChannelFutureListener written;
    private int connection;
    private int next;

    EchoPeer(Form form, Tally tally) {
        this.form = form;
        this.tally = tally;
        written = write -> {
            tally.promises.increment();
            if (!write.isSuccess()) {
                tally.problem("server could not write: " + write.cause());
            }
        };
    }

    @Override
    public void receive(Channel channel, Object message) {
        tally.received.increment();
        try {
            Parcel parcel = form.read(message);
            if (next == 0) {
                connection = parcel.connection();
            }
            tally.place(parcel, connection, next++);
        } catch (DamagedException | RuntimeException e) {
            tally.damage(e);
            ReferenceCountUtil.release(message);
            return;
        }
        tally.sent.increment();
        channel.write(message).addListener(written);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        tally.problem("server, connection " + connection + ": " + cause);
        ctx.close();
    }
}

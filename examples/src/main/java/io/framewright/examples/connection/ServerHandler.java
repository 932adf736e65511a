package io.framewright.examples.connection;

import io.framewright.examples.connection.ConnectionMessage.Goodbye;
import io.framewright.examples.connection.ConnectionMessage.Ping;
import io.framewright.examples.connection.ConnectionMessage.Pong;
import io.framewright.examples.connection.ConnectionMessage.Rejected;
import io.framewright.examples.connection.ConnectionMessage.Request;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The server's side of one connection. What came in one read is made durable by one write to the disk, then answered. */
final class ServerHandler extends SimpleChannelInboundHandler<ConnectionMessage> {

    private static final int MAX_NAME = 64;
    private static final long GRACE_MILLIS = 1000;

    private final Ledger ledger;
    private final Consumer<String> log;
    private boolean unforced;
    private boolean leaving;

    ServerHandler(Ledger ledger, Consumer<String> log) {
        super(ConnectionMessage.class);
        this.ledger = ledger;
        this.log = log;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ConnectionMessage message) {
        if (message instanceof Request request) {
            ctx.write(answer(request));
        } else if (message instanceof Ping ping) {
            ctx.write(new Pong(ping.count()));
        } else {
            log.accept(ctx.channel().remoteAddress() + ": " + message.getClass().getSimpleName() + " is for clients");
            ctx.close();
        }
    }

    private ConnectionMessage answer(Request request) {
        if (request.client().isEmpty() || request.client().length() > MAX_NAME || request.id() < 1) {
            return new Rejected(
                    request.id(), "a request has an id from 1, and a client of 1 to " + MAX_NAME + " characters");
        }
        unforced = true;
        return ledger.note(request);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        try {
            if (unforced) {
                unforced = false;
                ledger.force();
            }
            ctx.flush();
        } catch (IOException e) {
            log.accept("the ledger cannot be written: " + e.getMessage());
            ctx.channel().unsafe().closeForcibly(); // nothing of it may be confirmed
        }
    }

    /** A client that does not read its answers is not read from either. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        ctx.channel().config().setAutoRead(ctx.channel().isWritable());
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof IdleStateEvent && !leaving) {
            leaving = true;
            ctx.writeAndFlush(new Goodbye("idle"));
            ctx.executor().schedule(() -> ctx.close(), GRACE_MILLIS, TimeUnit.MILLISECONDS);
        }
        ctx.fireUserEventTriggered(event);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        log.accept(ctx.channel().remoteAddress() + ": "
                + String.valueOf(cause.getMessage()).replaceAll("\\p{Cntrl}+", " "));
        ctx.close();
    }
}

package io.framewright.examples;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.CodecException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends every message back. A peer that does not read its answers is not read from either; one that ends its side first
 * gets all its answers before the connection is closed.
 */
final class EchoHandler extends ChannelInboundHandlerAdapter {

    private final InFlight inFlight;
    private final Consumer<String> log;
    private @Nullable ChannelFuture lastWrite;

    EchoHandler(InFlight inFlight, Consumer<String> log) {
        this.inFlight = inFlight;
        this.log = log;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        inFlight.begin();
        lastWrite = ctx.write(message).addListener(written -> {
            inFlight.end();
            if (!written.isSuccess() && ctx.channel().isActive()) {
                fault(ctx, written.cause());
            }
        });
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        ctx.channel().config().setAutoRead(ctx.channel().isWritable());
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            ctx.flush();
            ChannelFuture last = lastWrite == null ? ctx.newSucceededFuture() : lastWrite;
            last.addListener(ChannelFutureListener.CLOSE);
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    /** The answers to what came before are sent even if the connection is closed now. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.flush();
        fault(ctx, cause);
    }

    /** What a peer's bytes caused is the protocol's to judge; anything else ends the connection. */
    private void fault(ChannelHandlerContext ctx, Throwable cause) {
        log.accept(ctx.channel().remoteAddress() + ": " + Faults.oneLine(cause));
        if (!(cause instanceof CodecException)) {
            ctx.close();
        }
    }
}

package io.framewright.examples.tls;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;

/**
 * Reports a connection that ended without TLS's own goodbye. TCP's end of stream is not authenticated: whoever can forge
 * it can cut a conversation between two messages, where no deframer sees that anything is missing. The peer's
 * {@code close_notify} (RFC 8446, section 6.1) cannot be forged. Stands right behind the SslHandler, which leaves the
 * difference to events.
 */
final class CloseNotifyHandler extends ChannelDuplexHandler {

    private boolean handshaken;
    private boolean finished;

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            handshaken = handshake.isSuccess();
        } else if (event instanceof SslCloseCompletionEvent close && close.isSuccess()) {
            finished = true;
        } else if (event instanceof ChannelInputShutdownEvent) {
            ended(ctx);
        }
        ctx.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        ended(ctx);
        ctx.fireChannelInactive();
    }

    /** Who closes first does not wait for an answer. */
    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        finished = true;
        ctx.close(promise);
    }

    private void ended(ChannelHandlerContext ctx) {
        if (handshaken && !finished) {
            finished = true;
            ctx.fireExceptionCaught(new ConnectionCutException());
        }
    }
}

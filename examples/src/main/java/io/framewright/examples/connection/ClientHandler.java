package io.framewright.examples.connection;

import io.framewright.examples.connection.ConnectionMessage.Ping;
import io.framewright.examples.connection.ConnectionMessage.Request;
import io.framewright.framing.MessageEncodeException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.function.Consumer;

/** The client's side of one connection, for its queue. */
final class ClientHandler extends SimpleChannelInboundHandler<ConnectionMessage> {

    private final RequestQueue queue;
    private final Consumer<String> log;
    private boolean opened;
    private boolean asked;
    private long pings;

    ClientHandler(RequestQueue queue, Consumer<String> log) {
        super(ConnectionMessage.class);
        this.queue = queue;
        this.log = log;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        if (ctx.pipeline().get(SslHandler.class) == null) {
            opened(ctx);
        }
        ctx.fireChannelActive();
    }

    private void opened(ChannelHandlerContext ctx) {
        opened = true;
        log.accept("connected");
        queue.opened(new Connected(ctx, queue));
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ConnectionMessage message) {
        asked = false;
        queue.received(message);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
            opened(ctx);
        } else if (event instanceof IdleStateEvent && !asked) {
            asked = true;
            ctx.writeAndFlush(new Ping(++pings));
        } else if (event instanceof IdleStateEvent) {
            log.accept("the server is silent");
            ctx.close();
        }
        ctx.fireUserEventTriggered(event);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (ctx.channel().isWritable()) {
            queue.writable();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (opened) {
            log.accept("disconnected");
            queue.closed();
        } else {
            queue.failed();
        }
        ctx.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        log.accept(String.valueOf(cause.getMessage()).replaceAll("\\p{Cntrl}+", " "));
        ctx.close();
    }

    private record Connected(ChannelHandlerContext ctx, RequestQueue queue) implements RequestQueue.Connection {

        @Override
        public void send(Request request) {
            ctx.write(request).addListener(written -> {
                if (written.cause() instanceof MessageEncodeException e) {
                    queue.refused(request.id(), String.valueOf(e.getMessage()));
                }
            });
        }

        @Override
        public void flush() {
            ctx.flush();
        }

        @Override
        public boolean isWritable() {
            return ctx.channel().isWritable();
        }

        @Override
        public void close() {
            ctx.close();
        }
    }
}

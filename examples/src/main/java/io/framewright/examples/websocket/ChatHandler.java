package io.framewright.examples.websocket;

import io.framewright.examples.http.LogLine;
import io.framewright.examples.http.ServerStopping;
import io.framewright.examples.websocket.ChatMessage.Kind;
import io.framewright.framing.MessageDecodeException;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One member of the chat. After the handshake it puts the packet handler of the chosen codec before itself, and sees
 * messages from then on.
 */
final class ChatHandler extends SimpleChannelInboundHandler<Object> {

    private static final int CLOSE_SECONDS = 2;

    private final ChatRoom room;
    private final Consumer<String> log;
    private @Nullable String name;

    /** A ping was sent, and nothing has come since. */
    private boolean pinged;

    private boolean open;
    private boolean closing;

    ChatHandler(ChatRoom room, Consumer<String> log) {
        this.room = room;
        this.log = log;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof HandshakeComplete handshake) {
            handshake(ctx, handshake.selectedSubprotocol());
        } else if (event instanceof IdleStateEvent) {
            idle(ctx);
        } else if (event == ServerStopping.EVENT) {
            close(ctx, WebSocketCloseStatus.ENDPOINT_UNAVAILABLE, "the server stops");
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    private void handshake(ChannelHandlerContext ctx, @Nullable String subprotocol) {
        open = true;
        if (subprotocol == null) {
            close(ctx, WebSocketCloseStatus.PROTOCOL_ERROR, "no subprotocol of ours was offered");
            return;
        }
        ChatCodec codec = ChatCodec.ofSubprotocol(subprotocol).orElseThrow();
        ctx.pipeline()
                .addBefore(
                        ctx.name(),
                        "codec",
                        codec.protocol().newPacketHandler(BinaryWebSocketFrame.class, BinaryWebSocketFrame::new));
    }

    /** A member that is gone without a word does not answer a ping. */
    private void idle(ChannelHandlerContext ctx) {
        if (!open) {
            ctx.close();
        } else if (pinged) {
            log.accept(ctx.channel().remoteAddress() + ": does not answer, closed");
            ctx.close();
        } else {
            pinged = true;
            ctx.writeAndFlush(new PingWebSocketFrame());
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Object message) {
        pinged = false;
        if (closing || message instanceof PongWebSocketFrame) {
            return;
        }
        if (message instanceof ChatMessage chat) {
            chat(ctx, chat);
        } else if (message instanceof TextWebSocketFrame) {
            close(ctx, WebSocketCloseStatus.INVALID_MESSAGE_TYPE, "messages are binary here");
        } else {
            close(
                    ctx,
                    WebSocketCloseStatus.PROTOCOL_ERROR,
                    "unexpected " + message.getClass().getSimpleName());
        }
    }

    private void chat(ChannelHandlerContext ctx, ChatMessage message) {
        String known = name;
        if (known == null && message.kind() == Kind.JOIN) {
            if (room.join(ctx.channel(), message)) {
                name = message.name();
            } else {
                close(ctx, WebSocketCloseStatus.TRY_AGAIN_LATER, "the room is full");
            }
        } else if (known != null && message.kind() == Kind.SAY && !message.id().isEmpty()) {
            room.say(ctx.channel(), known, message);
        } else {
            close(ctx, WebSocketCloseStatus.POLICY_VIOLATION, "first JOIN, then SAY with an id");
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!ctx.channel().isActive()) {
            return;
        }
        log.accept(ctx.channel().remoteAddress() + ": " + LogLine.of(cause.toString()));
        if (cause instanceof MessageDecodeException) {
            close(ctx, WebSocketCloseStatus.INVALID_PAYLOAD_DATA, "that is no message of the chat");
        } else if (cause instanceof TooLongFrameException) {
            close(ctx, WebSocketCloseStatus.MESSAGE_TOO_BIG, "a message is too long");
        } else if (!(cause instanceof CorruptedWebSocketFrameException)) {
            ctx.close();
        }
        // A corrupted frame is answered by the decoder.
    }

    /** The close handshake: the connection ends when the peer has answered, or after a while. */
    private void close(ChannelHandlerContext ctx, WebSocketCloseStatus status, String reason) {
        if (!open) {
            ctx.close();
        } else if (!closing) {
            closing = true;
            ctx.writeAndFlush(new CloseWebSocketFrame(status, reason))
                    .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
            ctx.executor().schedule(() -> ctx.close(), CLOSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (name != null) {
            room.leave(ctx.channel(), name);
        }
    }
}

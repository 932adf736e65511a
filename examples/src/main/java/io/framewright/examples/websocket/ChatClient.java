package io.framewright.examples.websocket;

import io.framewright.examples.Faults;
import io.framewright.examples.Transports;
import io.framewright.examples.tls.Tls;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** One connection to the chat. */
final class ChatClient implements AutoCloseable {

    private static final int CONNECT_SECONDS = 10;

    private final EventLoopGroup group;
    private final Channel channel;

    private ChatClient(EventLoopGroup group, Channel channel) {
        this.group = group;
        this.channel = channel;
    }

    /** Connects, and returns when the server has agreed to speak WebSocket and the codec. */
    static ChatClient connect(URI url, Tls tls, ChatCodec codec, Consumer<ChatMessage> receiver)
            throws IOException, InterruptedException {
        CompletableFuture<Channel> agreed = new CompletableFuture<>();
        EventLoopGroup group = Transports.nio(1);
        ChannelFuture connected = new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel connection) {
                        tls.addTo(connection.pipeline());
                        addHandlers(connection, url, codec, new Receiver(receiver, agreed));
                    }
                })
                .connect(url.getHost(), url.getPort());
        connected.addListener(done -> {
            if (!done.isSuccess()) {
                agreed.completeExceptionally(done.cause());
            }
        });
        try {
            return new ChatClient(group, agreed.get(CONNECT_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            Transports.stop(group);
            Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
            throw new IOException("cannot chat at " + url + ": " + Faults.sentence(cause), e);
        }
    }

    private static void addHandlers(SocketChannel connection, URI url, ChatCodec codec, Receiver receiver) {
        WebSocketClientProtocolConfig config = WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(url)
                .subprotocol(codec.subprotocol())
                .maxFramePayloadLength(ChatServer.MAX_MESSAGE)
                .build();
        connection
                .pipeline()
                .addLast(
                        new HttpClientCodec(),
                        new HttpObjectAggregator(ChatServer.MAX_MESSAGE),
                        new WebSocketClientProtocolHandler(config),
                        new WebSocketFrameAggregator(ChatServer.MAX_MESSAGE),
                        codec.protocol().newPacketHandler(BinaryWebSocketFrame.class, BinaryWebSocketFrame::new),
                        receiver);
    }

    private static final class Receiver extends SimpleChannelInboundHandler<ChatMessage> {

        private final Consumer<ChatMessage> receiver;
        private final CompletableFuture<Channel> agreed;

        Receiver(Consumer<ChatMessage> receiver, CompletableFuture<Channel> agreed) {
            this.receiver = receiver;
            this.agreed = agreed;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                agreed.complete(ctx.channel());
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, ChatMessage message) {
            receiver.accept(message);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            agreed.completeExceptionally(cause);
            ctx.close();
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            agreed.completeExceptionally(new IOException("the server closed the connection"));
        }
    }

    /** Sends a message, or anything else that a handler of the connection understands. */
    ChannelFuture send(Object message) {
        return channel.writeAndFlush(message);
    }

    Channel channel() {
        return channel;
    }

    /** Says goodbye, and waits until the connection is closed. */
    @Override
    public void close() {
        Transports.stop(group);
    }
}

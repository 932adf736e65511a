package io.framewright.examples.websocket;

import io.framewright.examples.RunningServer;
import io.framewright.examples.http.HttpServer;
import io.framewright.examples.http.SameOrigin;
import io.framewright.examples.tls.Tls;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.function.Consumer;

/** A chat's server: the page, and the WebSocket that it talks to. */
final class ChatServer {

    /** A message is 2000 characters at most: 12,000 bytes if JSON escapes each. */
    static final int MAX_MESSAGE = 16384;

    private static final int MAX_REQUEST = 8192;
    private static final int HANDSHAKE_MILLIS = 10_000;
    private static final WriteBufferWaterMark PENDING = new WriteBufferWaterMark(256 << 10, 1 << 20);

    private ChatServer() {}

    /** What a server is started with. */
    record Settings(Set<ChatCodec> codecs, int pingSeconds, SameOrigin sameOrigin) {}

    static RunningServer start(InetSocketAddress address, Tls tls, Settings settings, Consumer<String> log)
            throws IOException, InterruptedException {
        ChatRoom room = new ChatRoom();
        WebSocketServerProtocolConfig config = WebSocketServerProtocolConfig.newBuilder()
                .websocketPath(UpgradeHandler.PATH)
                .subprotocols(ChatCodec.subprotocols(settings.codecs()))
                .maxFramePayloadLength(MAX_MESSAGE)
                .handshakeTimeoutMillis(HANDSHAKE_MILLIS)
                .dropPongFrames(false)
                .build();
        return HttpServer.start(address, tls, pipeline -> addHandlers(pipeline, settings, config, room, log));
    }

    private static void addHandlers(
            ChannelPipeline pipeline,
            Settings settings,
            WebSocketServerProtocolConfig config,
            ChatRoom room,
            Consumer<String> log) {
        pipeline.channel().config().setWriteBufferWaterMark(PENDING).setAutoRead(true);
        pipeline.addLast(
                new IdleStateHandler(settings.pingSeconds(), 0, 0),
                new HttpServerCodec(),
                new HttpObjectAggregator(MAX_REQUEST),
                new UpgradeHandler(settings.sameOrigin()),
                new WebSocketServerProtocolHandler(config),
                new WebSocketFrameAggregator(MAX_MESSAGE),
                new ChatHandler(room, log));
    }
}

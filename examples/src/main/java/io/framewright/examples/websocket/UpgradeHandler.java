package io.framewright.examples.websocket;

import io.framewright.examples.http.Pages;
import io.framewright.examples.http.RequestPath;
import io.framewright.examples.http.RequestRefusedException;
import io.framewright.examples.http.Response;
import io.framewright.examples.http.SameOrigin;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.util.ReferenceCountUtil;

/** Serves the page, and lets requests for the chat through to the WebSocket handshake if our own page makes them. */
final class UpgradeHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    static final String PATH = "/chat";

    private static final Pages PAGES = new Pages(UpgradeHandler.class, "index.html", "chat.js", "chat.css");

    private final SameOrigin sameOrigin;

    UpgradeHandler(SameOrigin sameOrigin) {
        this.sameOrigin = sameOrigin;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
        Response response;
        try {
            if (request.decoderResult().isFailure()) {
                throw new RequestRefusedException(HttpResponseStatus.BAD_REQUEST, "the request is not HTTP/1.1");
            }
            RequestPath path = RequestPath.parse(request.uri());
            if (path.encoded().equals(PATH)) {
                requireOurPage(request);
                ctx.fireChannelRead(ReferenceCountUtil.retain(request));
                return;
            }
            response = page(request, path);
        } catch (RequestRefusedException refused) {
            response = Response.refusal(refused);
        }
        write(ctx, request, response.whole());
    }

    private void requireOurPage(FullHttpRequest request) throws RequestRefusedException {
        if (!sameOrigin.allows(request.headers())) {
            throw new RequestRefusedException(HttpResponseStatus.FORBIDDEN, "another site's page may not chat here");
        }
        if (!request.headers().contains(HttpHeaderNames.UPGRADE)) {
            throw new RequestRefusedException(HttpResponseStatus.UPGRADE_REQUIRED, "this is for WebSockets");
        }
    }

    private static Response page(FullHttpRequest request, RequestPath path) throws RequestRefusedException {
        if (!HttpMethod.GET.equals(request.method())) {
            throw new RequestRefusedException(HttpResponseStatus.METHOD_NOT_ALLOWED, "there is GET");
        }
        return PAGES.find(path)
                .orElseThrow(() -> new RequestRefusedException(HttpResponseStatus.NOT_FOUND, "there is no such page"));
    }

    private static void write(ChannelHandlerContext ctx, FullHttpRequest request, FullHttpResponse response) {
        boolean more = HttpUtil.isKeepAlive(request) && request.decoderResult().isSuccess();
        HttpUtil.setKeepAlive(response, more);
        if (response.status().equals(HttpResponseStatus.METHOD_NOT_ALLOWED)) {
            response.headers().set(HttpHeaderNames.ALLOW, "GET");
        }
        if (response.status().equals(HttpResponseStatus.UPGRADE_REQUIRED)) {
            response.headers().set(HttpHeaderNames.UPGRADE, "websocket");
        }
        ctx.writeAndFlush(response)
                .addListener(more ? ChannelFutureListener.CLOSE_ON_FAILURE : ChannelFutureListener.CLOSE);
    }
}

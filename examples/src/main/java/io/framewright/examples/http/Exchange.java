package io.framewright.examples.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.ssl.SslHandler;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request and its one answer. Belongs to the thread that its service is called on. */
public final class Exchange {

    private final ChannelHandlerContext ctx;
    private final HttpRequest request;
    private @Nullable Response response;

    Exchange(ChannelHandlerContext ctx, HttpRequest request) {
        this.ctx = ctx;
        this.request = request;
    }

    /**
     * Tells the method.
     *
     * @return GET, POST, or anything else
     */
    public HttpMethod method() {
        return request.method();
    }

    /**
     * Tells what is requested.
     *
     * @return the request's target as it came: path and query, or a whole URL
     */
    public String target() {
        return request.uri();
    }

    /**
     * Tells the request's headers.
     *
     * @return the headers
     */
    public HttpHeaders headers() {
        return request.headers();
    }

    /**
     * Tells whether bytes are encrypted on their way, so that a file cannot go from the disk to the network without
     * passing this process.
     *
     * @return true behind TLS
     */
    public boolean encrypted() {
        return ctx.pipeline().get(SslHandler.class) != null;
    }

    /**
     * Tells who asks, for a log.
     *
     * @return the client's address
     */
    public String client() {
        return String.valueOf(ctx.channel().remoteAddress());
    }

    /**
     * Answers. It is written when the service returns.
     *
     * @param answer the answer; owned by the exchange now
     */
    public void respond(Response answer) {
        if (response != null) {
            throw new IllegalStateException("the request is answered already");
        }
        response = answer;
    }

    Optional<Response> response() {
        return Optional.ofNullable(response);
    }

    HttpRequest request() {
        return request;
    }
}

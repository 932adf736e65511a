package io.framewright.examples.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelProgressiveFutureListener;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.stream.ChunkedInput;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer before it is written: status, headers, and a body of known length in pieces, each a {@code ByteBuf}, a {@code
 * FileRegion} or a {@code ChunkedInput<ByteBuf>}. Whoever writes it owns the pieces.
 */
public final class Response {

    private final HttpResponseStatus status;
    private final HttpHeaders headers = new DefaultHttpHeaders();
    private List<Object> body = List.of();
    private long length;
    private @Nullable ChannelProgressiveFutureListener progress;

    private Response(HttpResponseStatus status) {
        this.status = status;
        header("x-content-type-options", "nosniff");
    }

    /**
     * Begins an answer without a body.
     *
     * @param status its status
     * @return the answer
     */
    public static Response of(HttpResponseStatus status) {
        return new Response(status);
    }

    /**
     * Makes an answer of one line of text.
     *
     * @param status its status
     * @param text the line
     * @return the answer
     */
    public static Response text(HttpResponseStatus status, String text) {
        return of(status).body("text/plain; charset=utf-8", text + "\n");
    }

    /**
     * Makes the answer to a request that is refused.
     *
     * @param refused why
     * @return the answer
     */
    public static Response refusal(RequestRefusedException refused) {
        return text(refused.status(), refused.status() + ": " + refused.getMessage());
    }

    /**
     * Sets a header.
     *
     * @param name its name
     * @param value its value
     * @return this
     */
    public Response header(CharSequence name, Object value) {
        headers.set(name, value);
        return this;
    }

    /**
     * Sets the body.
     *
     * @param type its media type
     * @param text the text, sent as UTF-8
     * @return this
     */
    public Response body(String type, String text) {
        ByteBuf bytes = Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.UTF_8));
        return header(HttpHeaderNames.CONTENT_TYPE, type).body(List.of(bytes), bytes.readableBytes());
    }

    /**
     * Sets the body.
     *
     * @param pieces what is sent in order; this answer owns them
     * @param length their length together in bytes
     * @return this
     */
    public Response body(List<Object> pieces, long length) {
        this.body = List.copyOf(pieces);
        this.length = length;
        return this;
    }

    /**
     * Has somebody told how far each file of the body is sent.
     *
     * @param listener gets the progress, on the connection's threads
     * @return this
     */
    public Response progress(ChannelProgressiveFutureListener listener) {
        this.progress = listener;
        return this;
    }

    /**
     * Tells the status.
     *
     * @return the status
     */
    public HttpResponseStatus status() {
        return status;
    }

    HttpHeaders headers() {
        return headers;
    }

    List<Object> body() {
        return body;
    }

    /**
     * Tells the body's length.
     *
     * @return bytes
     */
    public long length() {
        return length;
    }

    Optional<ChannelProgressiveFutureListener> progress() {
        return Optional.ofNullable(progress);
    }

    /**
     * Makes one message of the answer, for a connection without a {@link RequestLoop}.
     *
     * @return the message, which owns the body; all of it is in memory
     */
    public FullHttpResponse whole() {
        ByteBuf content = Unpooled.wrappedBuffer(body.toArray(ByteBuf[]::new));
        FullHttpResponse message = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content);
        message.headers().set(headers);
        HttpUtil.setContentLength(message, length);
        return message;
    }

    /** Releases a body that will not be written. */
    public void discard() {
        for (Object piece : body) {
            if (piece instanceof ChunkedInput<?> input) {
                close(input);
            } else {
                ReferenceCountUtil.release(piece);
            }
        }
        body = List.of();
    }

    private static void close(ChunkedInput<?> input) {
        try {
            input.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot close what was only read", e);
        }
    }
}

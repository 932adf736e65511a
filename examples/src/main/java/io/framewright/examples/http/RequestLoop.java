package io.framewright.examples.http;

import static io.netty.handler.codec.http.HttpResponseStatus.INTERNAL_SERVER_ERROR;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelProgressivePromise;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.stream.ChunkedWriteHandler;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.EventExecutorGroup;
import io.netty.util.concurrent.Future;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers a connection's requests one after the other. Nothing is read that is not asked for: the next request is taken
 * when the answer before it is written, however many the client sent ahead (pipelining), and the next piece of a body
 * when the one before it is dealt with. So a connection holds one piece of a body, and one answer, at a time.
 *
 * <p>The service is called on a thread that is not the connection's event loop, where it may wait for the disk.
 */
public final class RequestLoop extends SimpleChannelInboundHandler<HttpObject> {

    private static final int MAX_LINE = 8192;
    private static final int MAX_HEADERS = 16384;
    private static final int MAX_PIECE = 65536;

    /** How long a client may take for a request's head, and be silent in the middle of anything. */
    private static final int PATIENCE_SECONDS = 30;

    /** How long what a client goes on sending is read after an answer that ends the connection. */
    private static final int DRAIN_SECONDS = 2;

    private enum State {
        /** Between requests. */
        HEAD,
        /** The head has come, the body has not ended. */
        BODY,
        /** An answer is being written. */
        ANSWER,
        /** The last answer is written; what still comes is dropped, so that the client can read it. */
        DRAIN,
        CLOSED
    }

    /** What an answer is to if no request could be made out. */
    private static final HttpRequest NO_REQUEST = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");

    private static final HttpService.Body NOTHING = () -> {};

    private final EventExecutor worker;
    private final HttpService service;
    private final Consumer<String> log;
    private State state = State.HEAD;
    private boolean stopping;

    /** A message was asked for, and has not come. */
    private boolean awaiting;

    /** Belongs to the worker. */
    private HttpService.Body body = NOTHING;

    private @Nullable Exchange exchange;
    private @Nullable Future<?> deadline;

    private RequestLoop(EventExecutor worker, HttpService service, Consumer<String> log) {
        this.worker = worker;
        this.service = service;
        this.log = log;
    }

    /**
     * Adds to a connection what makes it HTTP/1.1 with this loop.
     *
     * @param pipeline the connection's handlers
     * @param threads where the service is called
     * @param service answers the requests
     * @param log gets a line per fault, from any thread
     */
    public static void add(
            ChannelPipeline pipeline, EventExecutorGroup threads, HttpService service, Consumer<String> log) {
        pipeline.addLast(
                new IdleStateHandler(true, 0, 0, PATIENCE_SECONDS, TimeUnit.SECONDS),
                new HttpServerCodec(MAX_LINE, MAX_HEADERS, MAX_PIECE),
                new FlowControlHandler(),
                new ChunkedWriteHandler(),
                new RequestLoop(threads.next(), service, log));
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        awaitRequest(ctx);
    }

    private void more(ChannelHandlerContext ctx) {
        awaiting = true;
        ctx.read();
    }

    /** What was read made no message yet: the message that was asked for is still to come. */
    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (awaiting) {
            ctx.read();
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, HttpObject message) {
        awaiting = false;
        if (message.decoderResult().isFailure()) {
            refuse(ctx, malformed(message.decoderResult().cause()), "the request is not HTTP/1.1");
        } else if (state == State.HEAD && message instanceof HttpRequest request) {
            head(ctx, request);
        } else if (state == State.BODY && message instanceof HttpContent content) {
            content(ctx, content);
        } else if (state == State.DRAIN && !(message instanceof LastHttpContent)) {
            more(ctx);
        } else if (state == State.DRAIN) {
            ctx.close();
        }
    }

    private void head(ChannelHandlerContext ctx, HttpRequest request) {
        cancelDeadline();
        state = State.BODY;
        Exchange current = new Exchange(ctx, request);
        exchange = current;
        try {
            requireSense(request);
        } catch (RequestRefusedException nonsense) {
            refuse(ctx, nonsense.status(), String.valueOf(nonsense.getMessage()));
            return;
        }
        call(ctx, current, false, () -> {
            body = service.begin(current);
            if (current.response().isEmpty() && HttpUtil.is100ContinueExpected(request)) {
                ctx.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
            }
        });
    }

    private static void requireSense(HttpRequest request) throws RequestRefusedException {
        boolean newest = HttpVersion.HTTP_1_1.equals(request.protocolVersion());
        if (!newest && !HttpVersion.HTTP_1_0.equals(request.protocolVersion())) {
            throw new RequestRefusedException(HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED, "HTTP/1.1 is spoken here");
        }
        int hosts = request.headers().getAll(HttpHeaderNames.HOST).size();
        if (hosts > 1 || (newest && hosts == 0)) {
            throw new RequestRefusedException(HttpResponseStatus.BAD_REQUEST, "one Host header is needed");
        }
        String expected = request.headers().get(HttpHeaderNames.EXPECT);
        if (expected != null && !HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(expected)) {
            throw new RequestRefusedException(
                    HttpResponseStatus.EXPECTATION_FAILED, "only 100-continue can be expected");
        }
    }

    private void content(ChannelHandlerContext ctx, HttpContent content) {
        Exchange current = Objects.requireNonNull(exchange);
        ByteBuf piece = content.content().retain();
        boolean last = content instanceof LastHttpContent;
        call(ctx, current, last, () -> {
            try {
                if (piece.isReadable()) {
                    body.content(piece);
                }
            } finally {
                piece.release();
            }
            if (last && current.response().isEmpty()) {
                body.end();
                body = NOTHING;
            }
        });
    }

    private interface Step {
        void run() throws Exception;
    }

    /** Does one step of a request where it may block, and goes on with the connection after. */
    private void call(ChannelHandlerContext ctx, Exchange current, boolean whole, Step step) {
        worker.execute(() -> {
            try {
                step.run();
            } catch (RequestRefusedException refused) {
                respond(current, Response.refusal(refused));
            } catch (Exception fault) {
                log.accept(ctx.channel().remoteAddress() + ": " + LogLine.of(fault.toString()));
                respond(current, Response.text(INTERNAL_SERVER_ERROR, "500: a fault of the server's, see its log"));
            }
            if (whole && current.response().isEmpty()) {
                respond(current, Response.text(INTERNAL_SERVER_ERROR, "500: the server has no answer"));
            }
            if (current.response().isPresent()) {
                abortBody();
            }
            ctx.executor().execute(() -> proceed(ctx, current, whole));
        });
    }

    private static void respond(Exchange current, Response response) {
        if (current.response().isEmpty()) {
            current.respond(response);
        }
    }

    /** Runs on the worker, as all of a body's methods do. */
    private void abortBody() {
        HttpService.Body unfinished = body;
        body = NOTHING;
        unfinished.abort();
    }

    /** Writes the answer if there is one, or else reads on. */
    private void proceed(ChannelHandlerContext ctx, Exchange current, boolean whole) {
        Optional<Response> response = current.response();
        if (state != State.BODY || exchange != current) {
            response.ifPresent(Response::discard);
        } else if (response.isEmpty() || (!whole && !hasBody(current.request()))) {
            more(ctx);
        } else {
            boolean more = whole && !stopping && HttpUtil.isKeepAlive(current.request());
            write(ctx, current.request(), response.get(), more, whole);
        }
    }

    private static boolean hasBody(HttpRequest request) {
        return HttpUtil.isTransferEncodingChunked(request) || HttpUtil.getContentLength(request, 0L) > 0;
    }

    private void write(ChannelHandlerContext ctx, HttpRequest request, Response response, boolean more, boolean whole) {
        state = State.ANSWER;
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, response.status(), response.headers());
        head.headers().set(HttpHeaderNames.DATE, DateFormatter.format(new Date()));
        if (!HttpResponseStatus.NOT_MODIFIED.equals(response.status())) {
            HttpUtil.setContentLength(head, response.length());
        }
        head.headers().set(HttpHeaderNames.CONNECTION, more ? HttpHeaderValues.KEEP_ALIVE : HttpHeaderValues.CLOSE);
        ctx.write(head);
        if (HttpMethod.HEAD.equals(request.method())) {
            response.discard();
        }
        for (Object piece : response.body()) {
            ChannelProgressivePromise promise = ctx.newProgressivePromise();
            response.progress().ifPresent(promise::addListener);
            ctx.write(piece, promise).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        }
        ctx.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT).addListener(written -> {
            if (!written.isSuccess()) {
                ctx.close();
            } else if (more && !stopping) {
                awaitRequest(ctx);
            } else {
                end(ctx, whole);
            }
        });
    }

    private void awaitRequest(ChannelHandlerContext ctx) {
        state = State.HEAD;
        exchange = null;
        deadline = ctx.executor().schedule(() -> ctx.close(), PATIENCE_SECONDS, TimeUnit.SECONDS);
        more(ctx);
    }

    /** Closing with bytes unread would reset the connection, and the client might lose the answer. */
    private void end(ChannelHandlerContext ctx, boolean whole) {
        if (whole) {
            ctx.close();
            return;
        }
        state = State.DRAIN;
        deadline = ctx.executor().schedule(() -> ctx.close(), DRAIN_SECONDS, TimeUnit.SECONDS);
        more(ctx);
    }

    private void refuse(ChannelHandlerContext ctx, HttpResponseStatus status, String text) {
        if (state == State.DRAIN || state == State.ANSWER) {
            ctx.close();
            return;
        }
        cancelDeadline();
        worker.execute(this::abortBody);
        Exchange current = exchange;
        HttpRequest request = current == null ? NO_REQUEST : current.request();
        write(ctx, request, Response.text(status, status + ": " + text), false, false);
    }

    private static HttpResponseStatus malformed(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return HttpResponseStatus.REQUEST_URI_TOO_LONG;
        }
        return cause instanceof TooLongHttpHeaderException
                ? HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
                : HttpResponseStatus.BAD_REQUEST;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ServerStopping.EVENT) {
            stopping = true;
            if (state == State.HEAD) {
                ctx.close();
            }
        } else if (event instanceof IdleStateEvent && state == State.BODY) {
            refuse(ctx, HttpResponseStatus.REQUEST_TIMEOUT, "the rest of the request did not come");
        } else if (event instanceof IdleStateEvent) {
            ctx.close();
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        cancelDeadline();
        state = State.CLOSED;
        worker.execute(this::abortBody);
    }

    /** The service is guarded: this comes from the connection, such as a reset, or from TLS. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        Channel channel = ctx.channel();
        if (channel.isActive()) {
            log.accept(channel.remoteAddress() + ": " + LogLine.of(cause.toString()));
        }
        ctx.close();
    }

    private void cancelDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}

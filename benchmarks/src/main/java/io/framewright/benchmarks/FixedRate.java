package io.framewright.benchmarks;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SingleThreadEventLoop;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Sends requests over one connection when they are due, whether or not replies have come, and records how long each
 * reply took since its request was due: a pause counts for every request that it delays (no coordinated omission).
 *
 * <p>The client's event loop never sleeps in a round: it looks at the clock, sends what is due, one flush for all of it,
 * and reads replies. So what is measured is neither a timer's precision nor a thread's wake-up, but for the server's.
 */
final class FixedRate implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Object message;
    private final double interval;
    private final Link link;
    private final Channel client;
    private final SingleThreadEventLoop loop;
    private final ChannelFutureListener written = future -> {
        if (!future.isSuccess()) {
            fail(future.cause());
        }
    };

    private volatile CompletableFuture<Histogram> done = new CompletableFuture<>();

    // One round. For the client's thread.
    private Histogram histogram = newHistogram();
    private long start;
    private int requests;
    private int sent;
    private int received;

    /**
     * Connects.
     *
     * @param rate requests a second
     */
    FixedRate(Transport transport, Supplier<ChannelHandler[]> pipeline, Object message, int rate)
            throws InterruptedException {
        this.message = message;
        interval = TimeUnit.SECONDS.toNanos(1) / (double) rate;
        link = new Link(transport, Link.Loops.TWO, pipeline, new Receiver(), new Echo());
        client = link.client();
        loop = (SingleThreadEventLoop) client.eventLoop();
    }

    static Histogram newHistogram() {
        return new Histogram(LONGEST_NANOS, 3);
    }

    /** Sends so many requests, and returns the replies' times in nanoseconds. */
    Histogram round(int count) throws InterruptedException {
        CompletableFuture<Histogram> round = new CompletableFuture<>();
        done = round;
        loop.execute(() -> start(count));
        try {
            return round.get(PATIENCE_SECONDS + (long) (count * interval / 1e9), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the connection failed", e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("replies do not keep up with the rate", e);
        }
    }

    private void start(int count) {
        histogram = newHistogram();
        requests = count;
        sent = 0;
        received = 0;
        start = System.nanoTime();
        if (client.isActive()) {
            send();
        } else {
            fail(new ClosedChannelException());
        }
    }

    /** Sends what is due, and sees to it that it is called again soon, after the replies that have come. */
    private void send() {
        long passed = System.nanoTime() - start;
        int before = sent;
        while (sent < requests && sent * interval <= passed) {
            client.write(message).addListener(written);
            sent++;
        }
        if (sent > before) {
            client.flush();
        }
        if (received < requests && client.isActive()) {
            // not a task that adds itself: the loop would run it again and again before it reads
            loop.executeAfterEventLoopIteration(() -> loop.execute(this::send));
        }
    }

    private void replied() {
        long due = start + (long) (received * interval);
        histogram.recordValue(Math.min(LONGEST_NANOS, System.nanoTime() - due));
        received++;
        if (received == requests) {
            done.complete(histogram);
        }
    }

    private void fail(Throwable cause) {
        done.completeExceptionally(cause);
    }

    @Override
    public void close() {
        link.close();
    }

    private final class Receiver extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object reply) {
            replied();
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            fail(new ClosedChannelException());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            fail(cause);
        }
    }
}

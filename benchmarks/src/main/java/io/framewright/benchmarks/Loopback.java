package io.framewright.benchmarks;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One connection, on which turns follow each other without a pause. */
final class Loopback {

    private static final int PATIENCE_SECONDS = 30;

    private final Semaphore window = new Semaphore(Turn.WINDOW);
    private final Object message;
    private final Turn turn;
    private final Exchange exchange;
    private final Link link;
    private final Channel client;
    private final ChannelFutureListener written = this::written;
    private volatile @Nullable Throwable failure;
    private volatile boolean closing;

    /** Bursts that may be sent when the one before is answered. For the client's thread. */
    private int waiting;

    /** Whether a burst is not yet answered. For the client's thread. */
    private boolean asking;

    Loopback(
            Transport transport,
            Link.Loops loops,
            Supplier<ChannelHandler[]> pipeline,
            Object message,
            Turn turn,
            Exchange exchange)
            throws InterruptedException {
        this.message = message;
        this.turn = turn;
        this.exchange = exchange;
        link = switch (exchange) {
            case ONE_WAY -> new Link(transport, loops, pipeline, new Watcher(), new Receiver());
            case REQUEST_REPLY -> new Link(transport, loops, pipeline, new Receiver(), new Echo());
        };
        client = link.client();
    }

    /** Sends a turn as soon as the window allows, and returns how many messages it has. */
    int turn() throws InterruptedException {
        await(1);
        client.eventLoop().execute(this::send);
        return turn.messages();
    }

    /** Waits until turns have arrived. */
    private void await(int turns) throws InterruptedException {
        boolean arrived = window.tryAcquire(turns, PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (failure != null) {
            throw new IllegalStateException("the connection failed", failure);
        }
        if (!arrived) {
            throw new IllegalStateException("no message arrived for " + PATIENCE_SECONDS + " seconds");
        }
    }

    private void send() {
        if (exchange == Exchange.REQUEST_REPLY) {
            waiting += turn.bursts();
            ask();
            return;
        }
        for (int i = 0; i < turn.bursts(); i++) {
            burst();
        }
    }

    private void ask() {
        if (!asking && waiting > 0) {
            asking = true;
            waiting--;
            burst();
        }
    }

    private void burst() {
        for (int i = 0; i < turn.burst(); i++) {
            client.write(message).addListener(written);
        }
        client.flush();
    }

    private void received(int count) {
        if (exchange == Exchange.REQUEST_REPLY && count % turn.burst() == 0) {
            asking = false;
            ask();
        }
        if (count == turn.messages()) {
            window.release();
        }
    }

    private void written(ChannelFuture future) {
        if (!future.isSuccess()) {
            fail(future.cause());
        }
    }

    private void fail(Throwable cause) {
        failure = cause;
        window.release(Turn.WINDOW);
    }

    /** Waits until everything that was sent has arrived, and disconnects. */
    void close() throws InterruptedException {
        try {
            await(Turn.WINDOW);
        } finally {
            closing = true;
            link.close();
        }
    }

    /** Sees to it that nobody waits for a connection that has failed. */
    private class Watcher extends ChannelInboundHandlerAdapter {

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            if (!closing) {
                fail(new ClosedChannelException());
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            fail(cause);
        }
    }

    /** Counts the messages of a turn. */
    private final class Receiver extends Watcher {

        private int count;

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object received) {
            count = count == turn.messages() ? 1 : count + 1;
            received(count);
        }
    }
}

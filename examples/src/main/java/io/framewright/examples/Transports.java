package io.framewright.examples;

import io.framewright.examples.StopTime.Phase;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Event loops, made in the one way that Netty 4.1 and 4.2 have in common. */
public final class Transports {

    private Transports() {}

    /**
     * Makes event loops for {@code NioSocketChannel} and {@code NioServerSocketChannel}.
     *
     * @param threads how many
     * @return a group; {@link #stop} it
     */
    @SuppressWarnings("deprecation") // deprecated in 4.2 for a constructor that 4.1 does not have
    public static EventLoopGroup nio(int threads) {
        return new NioEventLoopGroup(threads);
    }

    /**
     * Tells whether channels receive messages now. An event loop asks the system which channels can be read before it
     * runs the tasks that came meanwhile: what had arrived before the first of two tasks is read when the second has run.
     *
     * @param group the event loops; called from another thread
     * @param inFlight counts the messages
     * @param stop the time that the server has
     */
    public static boolean hasUnread(EventLoopGroup group, InFlight inFlight, StopTime stop) {
        long before = inFlight.begun();
        return !readArrived(group, stop) || inFlight.begun() != before;
    }

    /**
     * Lets channels read what has arrived, see {@link #hasUnread}.
     *
     * @param group the event loops; called from another thread
     * @param stop the time that the server has
     * @return false if a loop was too busy for that
     */
    public static boolean readArrived(EventLoopGroup group, StopTime stop) {
        for (int round = 0; round < 2; round++) {
            for (EventExecutor loop : group) {
                if (!stop.await(loop.submit(() -> {}), Phase.ANSWERS)) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Closes a group's channels and ends its threads, and waits for that. The channels first: a loop that is told to end
     * between its look for that and the end of its turn ends without closing them (Netty 4.2.20, no quiet period). They are
     * closed through their pipelines: TLS has a goodbye of its own.
     *
     * @param group the event loops
     * @param stop the time that the program has
     */
    public static void stop(EventLoopGroup group, StopTime stop) {
        if (!group.isShuttingDown()) {
            List<Future<?>> closing = new ArrayList<>();
            List<ChannelFuture> closed = Collections.synchronizedList(new ArrayList<>());
            for (EventExecutor loop : group) {
                closing.add(loop.submit(() -> closeChannels((SingleThreadEventLoop) loop, closed)));
            }
            closing.forEach(each -> stop.await(each, Phase.GOODBYES));
            List.copyOf(closed).forEach(each -> stop.await(each, Phase.GOODBYES));
        }
        long left = stop.left(Phase.THREADS);
        stop.await(group.shutdownGracefully(0, left, TimeUnit.NANOSECONDS), Phase.THREADS);
    }

    /** Stops a group that is all there is to stop. */
    public static void stop(EventLoopGroup group) {
        stop(group, StopTime.start());
    }

    private static void closeChannels(SingleThreadEventLoop loop, List<ChannelFuture> closed) {
        List<Channel> channels = new ArrayList<>();
        loop.registeredChannelsIterator().forEachRemaining(channels::add);
        channels.forEach(channel -> closed.add(channel.close()));
    }
}

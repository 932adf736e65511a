package io.framewright.examples;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Event loops, made in the one way that Netty 4.1 and 4.2 have in common. */
public final class Transports {

    private static final int STOP_SECONDS = 2;
    private static final long BARRIER_MILLIS = 100;

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
     */
    public static boolean hasUnread(EventLoopGroup group, InFlight inFlight) {
        long before = inFlight.begun();
        for (int round = 0; round < 2; round++) {
            for (EventExecutor loop : group) {
                if (!loop.submit(() -> {}).awaitUninterruptibly(BARRIER_MILLIS)) {
                    return true;
                }
            }
        }
        return inFlight.begun() != before;
    }

    /**
     * Closes a group's channels and ends its threads, and waits for that. The channels first: a loop that is told to end
     * between its look for that and the end of its turn ends without closing them (Netty 4.2.20, no quiet period).
     *
     * @param group the event loops
     */
    public static void stop(EventLoopGroup group) {
        if (!group.isShuttingDown()) {
            for (EventExecutor loop : group) {
                loop.submit(() -> closeChannels((SingleThreadEventLoop) loop)).awaitUninterruptibly(BARRIER_MILLIS);
            }
        }
        group.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private static void closeChannels(SingleThreadEventLoop loop) {
        List<Channel> channels = new ArrayList<>();
        loop.registeredChannelsIterator().forEachRemaining(channels::add);
        channels.forEach(Channel::close);
    }
}

package io.framewright.examples;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.util.concurrent.TimeUnit;

/** Event loops, made in the one way that Netty 4.1 and 4.2 have in common. */
public final class Transports {

    private static final int STOP_SECONDS = 2;

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
     * Closes a group's channels and ends its threads, and waits for that.
     *
     * @param group the event loops
     */
    public static void stop(EventLoopGroup group) {
        group.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}

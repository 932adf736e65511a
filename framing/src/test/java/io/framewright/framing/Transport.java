package io.framewright.framing;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;

/**
 * What real channels are made of: {@code -Dframewright.transport=epoll} or {@code io_uring}, else NIO. The classes are
 * named, not imported: NIO needs no native library, and no transport's classes are the same on both Netty lines.
 */
record Transport(EventLoopGroup loops, Class<? extends ServerChannel> server, Class<? extends Channel> client) {

    private static final String NAME = System.getProperty("framewright.transport", "nio");

    /** A new group of the transport that was asked for; never another in its place. */
    static Transport with(int threads) {
        try {
            return switch (NAME) {
                case "nio" -> of("nio.NioEventLoopGroup", threads, "socket.nio.Nio");
                case "epoll" -> {
                    ensureAvailable("epoll.Epoll");
                    yield of("epoll.EpollEventLoopGroup", threads, "epoll.Epoll");
                }
                case "io_uring" -> {
                    ensureAvailable("uring.IoUring");
                    yield new Transport(
                            ioUring(threads),
                            channel("uring.IoUringServer", ServerChannel.class),
                            client("uring.IoUring"));
                }
                default -> throw new IllegalArgumentException("no transport is named " + NAME);
            };
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no " + NAME + " on the class path", e);
        }
    }

    private static Transport of(String loops, int threads, String channels) throws ReflectiveOperationException {
        return new Transport(
                netty(loops)
                        .asSubclass(EventLoopGroup.class)
                        .getConstructor(int.class)
                        .newInstance(threads),
                channel(channels + "Server", ServerChannel.class),
                client(channels));
    }

    private static EventLoopGroup ioUring(int threads) throws ReflectiveOperationException {
        Object factory = netty("uring.IoUringIoHandler").getMethod("newFactory").invoke(null);
        return netty("MultiThreadIoEventLoopGroup")
                .asSubclass(EventLoopGroup.class)
                .getConstructor(int.class, netty("IoHandlerFactory"))
                .newInstance(threads, factory);
    }

    private static void ensureAvailable(String type) throws ReflectiveOperationException {
        netty(type).getMethod("ensureAvailability").invoke(null);
    }

    private static Class<? extends Channel> client(String prefix) throws ClassNotFoundException {
        return channel(prefix, Channel.class);
    }

    private static <C extends Channel> Class<? extends C> channel(String prefix, Class<C> type)
            throws ClassNotFoundException {
        return netty(prefix + "SocketChannel").asSubclass(type);
    }

    private static Class<?> netty(String name) throws ClassNotFoundException {
        return Class.forName("io.netty.channel." + name);
    }
}

package io.framewright.examples.netty;

import io.framewright.examples.Transports;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/** What Netty's channels are made of. All else of a program stays the same. */
public enum NettyTransport {

    /** A selector of the JDK; works everywhere. */
    NIO(NioServerSocketChannel.class, NioSocketChannel.class) {
        @Override
        EventLoopGroup newGroup(int threads) {
            return Transports.nio(threads);
        }
    },

    /** Linux's epoll through a native library: fewer system calls and less garbage. */
    EPOLL(EpollServerSocketChannel.class, EpollSocketChannel.class) {
        @Override
        @SuppressWarnings("deprecation") // deprecated in 4.2 for a constructor that 4.1 does not have
        EventLoopGroup newGroup(int threads) {
            if (!Epoll.isAvailable()) {
                throw new IllegalArgumentException(
                        "no epoll here, which needs Linux on x86-64; use nio: " + Epoll.unavailabilityCause(),
                        Epoll.unavailabilityCause());
            }
            return new EpollEventLoopGroup(threads);
        }
    };

    private final Class<? extends ServerChannel> server;
    private final Class<? extends SocketChannel> client;

    NettyTransport(Class<? extends ServerChannel> server, Class<? extends SocketChannel> client) {
        this.server = server;
        this.client = client;
    }

    /**
     * Finds a transport by its name in lower case.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static NettyTransport named(String name) {
        return switch (name) {
            case "nio" -> NIO;
            case "epoll" -> EPOLL;
            default -> throw new IllegalArgumentException("no transport is named " + name + "; use nio or epoll");
        };
    }

    /**
     * Makes event loops.
     *
     * @throws IllegalArgumentException if this system does not have the transport
     */
    abstract EventLoopGroup newGroup(int threads);

    Class<? extends ServerChannel> server() {
        return server;
    }

    Class<? extends SocketChannel> client() {
        return client;
    }
}

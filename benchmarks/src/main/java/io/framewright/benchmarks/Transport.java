package io.framewright.benchmarks;

import io.framewright.examples.Transports;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.Arrays;

/** How Netty talks to the operating system. */
enum Transport {
    NIO("nio", NioServerSocketChannel.class, NioSocketChannel.class) {
        @Override
        EventLoopGroup newGroup(int threads) {
            return Transports.nio(threads);
        }
    },

    EPOLL("epoll", EpollServerSocketChannel.class, EpollSocketChannel.class) {
        @Override
        @SuppressWarnings("deprecation") // deprecated in 4.2 for a constructor that 4.1 does not have
        EventLoopGroup newGroup(int threads) {
            if (!Epoll.isAvailable()) {
                throw new IllegalStateException(
                        "no epoll here, which needs Linux on x86-64; use nio: " + Epoll.unavailabilityCause(),
                        Epoll.unavailabilityCause());
            }
            return new EpollEventLoopGroup(threads);
        }
    };

    private final String label;
    private final Class<? extends ServerSocketChannel> server;
    private final Class<? extends SocketChannel> client;

    Transport(String label, Class<? extends ServerSocketChannel> server, Class<? extends SocketChannel> client) {
        this.label = label;
        this.server = server;
        this.client = client;
    }

    static Transport named(String label) {
        return Arrays.stream(values())
                .filter(transport -> transport.label.equals(label))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no transport is labelled " + label + "; use nio or epoll"));
    }

    String label() {
        return label;
    }

    Class<? extends ServerSocketChannel> server() {
        return server;
    }

    Class<? extends SocketChannel> client() {
        return client;
    }

    /**
     * Makes event loops.
     *
     * @throws IllegalStateException if this machine does not have the transport
     */
    abstract EventLoopGroup newGroup(int threads);
}

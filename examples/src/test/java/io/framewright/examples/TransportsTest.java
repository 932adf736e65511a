package io.framewright.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TransportsTest {

    /**
     * A server that was told to stop left its clients without the end of the stream, one time in three: the loop was told to
     * end by the thread whose task it had just run.
     */
    @Test
    void channelsAreClosedWhenALoopIsToldToEndWhileItRunsATask() throws Exception {
        EventLoopGroup group = Transports.nio(1);
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Channel channel = new Bootstrap()
                    .group(group)
                    .channel(NioSocketChannel.class)
                    .handler(new ChannelInboundHandlerAdapter())
                    .connect(listener.getLocalSocketAddress())
                    .sync()
                    .channel();
            CountDownLatch running = new CountDownLatch(1);
            channel.eventLoop().execute(() -> {
                running.countDown();
                while (!group.isShuttingDown()) {
                    Thread.onSpinWait();
                }
            });
            running.await();

            Transports.stop(group);

            assertThat(channel.isOpen()).isFalse();
        }
    }
}

package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.MessageTypes;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.EventExecutorGroup;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The handler on real sockets. */
class LoopbackTest {

    private final Transport transport = Transport.with(2);
    private final EventLoopGroup loops = transport.loops();
    private final EventExecutorGroup executors = new DefaultEventExecutorGroup(1);
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<Channel> accepted = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        drain(loops);
        drain(executors);
        drain(loops);
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        executors.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** Waits for what a closed channel has still to do. */
    private static void drain(EventExecutorGroup group) {
        group.forEach(executor -> executor.submit(() -> {}).syncUninterruptibly());
    }

    private static Protocol<String> protocol() {
        return Protocol.parse("length-header(4) + string", MessageTypes.of(String.class));
    }

    /** Answers each message with itself, and closes behind the last. */
    private static final class Echo extends SimpleChannelInboundHandler<String> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, String message) {
            ctx.write(message);
            if (!ctx.channel().config().isAutoRead()) {
                ctx.read();
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) {
            ctx.flush();
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            if (event instanceof ChannelInputShutdownEvent) {
                ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
            }
        }
    }

    private final class Receiver extends SimpleChannelInboundHandler<String> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, String message) {
            received.add(message);
        }
    }

    private Channel serve(boolean autoRead, boolean ownExecutor) throws InterruptedException {
        return new ServerBootstrap()
                .group(loops)
                .channel(transport.server())
                .childOption(ChannelOption.AUTO_READ, autoRead)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    @SuppressWarnings("deprecation") // an executor per handler, which many applications have
                    protected void initChannel(SocketChannel channel) {
                        accepted.add(channel);
                        channel.pipeline()
                                .addLast(
                                        ownExecutor ? executors : null,
                                        protocol().newHandler())
                                .addLast(ownExecutor ? executors : null, new Echo());
                        if (!autoRead) {
                            channel.eventLoop().execute(channel::read);
                        }
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
    }

    private SocketChannel connect(Channel server) throws InterruptedException {
        return (SocketChannel) new Bootstrap()
                .group(loops)
                .channel(transport.client())
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(protocol().newHandler(), new Receiver());
                    }
                })
                .connect(server.localAddress())
                .sync()
                .channel();
    }

    private void echoes(Channel server) throws InterruptedException {
        SocketChannel client = connect(server);
        List<String> sent = new ArrayList<>();
        List<ChannelFuture> futures = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            String message = i + " " + "x".repeat(i % 100 == 0 ? 20_000 : i % 50);
            sent.add(message);
            futures.add(client.write(message));
            if (i % 64 == 0) {
                client.flush();
            }
        }
        client.flush();

        for (String message : sent) {
            assertThat(received.poll(30, TimeUnit.SECONDS)).isEqualTo(message);
        }
        for (ChannelFuture future : futures) {
            assertThat(future.sync().isSuccess()).isTrue();
        }
        close(client, server);
    }

    private void close(Channel client, Channel server) throws InterruptedException {
        client.close().sync();
        accepted.take().closeFuture().sync();
        server.close().sync();
    }

    @Test
    void messagesComeBackInOrder() throws Exception {
        echoes(serve(true, false));
    }

    @Test
    void messagesComeBackInOrderWithAutoReadOff() throws Exception {
        echoes(serve(false, false));
    }

    @Test
    void messagesComeBackInOrderFromAHandlerInAnotherExecutor() throws Exception {
        echoes(serve(true, true));
    }

    @Test
    void onHalfCloseTheMessagesBeforeItAreStillAnswered() throws Exception {
        Channel server = serve(true, false);
        SocketChannel client = connect(server);
        client.write("one");
        client.writeAndFlush("two").sync();
        client.shutdownOutput().sync();

        assertThat(received.poll(30, TimeUnit.SECONDS)).isEqualTo("one");
        assertThat(received.poll(30, TimeUnit.SECONDS)).isEqualTo("two");
        close(client, server);
    }
}

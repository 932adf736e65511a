package io.framewright.examples.netty;

import io.framewright.examples.Faults;
import io.framewright.examples.Transports;
import io.framewright.examples.time.Conversation;
import io.framewright.examples.time.Tally;
import io.framewright.examples.time.TimeMessage;
import io.framewright.examples.time.TimeRequest;
import io.framewright.examples.tls.Tls;
import io.framewright.framing.Protocol;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Conversations on event loops. */
public final class NettyClient {

    private static final int THREADS = 2;
    private static final int CONNECT_MILLIS = 5_000;
    private static final long LIMIT_SECONDS = 30;

    private NettyClient() {}

    /** Holds conversations, each on a connection of its own, and waits until all are over. */
    public static Tally run(
            InetSocketAddress address,
            Protocol<TimeMessage> protocol,
            NettyTransport transport,
            Tls tls,
            int connections,
            int messages)
            throws InterruptedException {
        EventLoopGroup group = transport.newGroup(THREADS);
        Bootstrap bootstrap = new Bootstrap()
                .group(group)
                .channel(transport.client())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .option(ChannelOption.TCP_NODELAY, true);
        List<Conversation> conversations = new ArrayList<>();
        List<Channel> channels = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Conversation conversation = new Conversation(messages);
            conversations.add(conversation);
            channels.add(connect(bootstrap, address, protocol, tls, conversation));
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        for (Channel channel : channels) {
            channel.closeFuture().await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        Transports.stop(group);
        return Tally.of(conversations);
    }

    private static Channel connect(
            Bootstrap bootstrap,
            InetSocketAddress address,
            Protocol<TimeMessage> protocol,
            Tls tls,
            Conversation conversation) {
        ChannelFuture connected = bootstrap
                .clone()
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        tls.addTo(channel.pipeline());
                        channel.pipeline().addLast(protocol.newHandler(), new Talk(conversation));
                    }
                })
                .connect(address);
        connected.addListener(done -> {
            if (!done.isSuccess()) {
                conversation.failed(Faults.oneLine(done.cause()));
            }
        });
        return connected.channel();
    }

    /** A conversation on its channel. */
    private static final class Talk extends SimpleChannelInboundHandler<TimeMessage> {

        private final Conversation conversation;

        Talk(Conversation conversation) {
            this.conversation = conversation;
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            ask(ctx);
            ctx.flush();
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, TimeMessage message) {
            conversation.received(message);
            ask(ctx);
            if (conversation.isOver()) {
                ctx.close();
            }
        }

        private void ask(ChannelHandlerContext ctx) {
            for (TimeRequest request = conversation.next(); request != null; request = conversation.next()) {
                ctx.write(request).addListener(written -> {
                    if (!written.isSuccess()) {
                        exceptionCaught(ctx, written.cause());
                    }
                });
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) {
            ctx.flush();
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            conversation.failed("the server has closed the connection");
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable fault) {
            conversation.failed(Faults.oneLine(fault));
            ctx.close();
        }
    }
}

package io.framewright.examples.udp;

import io.framewright.examples.Faults;
import io.framewright.examples.InFlight;
import io.framewright.examples.RunningServer;
import io.framewright.examples.StopTime;
import io.framewright.examples.Transports;
import io.framewright.framing.DatagramLimit;
import io.framewright.framing.Protocol;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.AddressedEnvelope;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.DefaultAddressedEnvelope;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;

/** Answers datagrams: one channel serves all clients, and every answer goes to where its request came from. */
public final class ProverbServer implements RunningServer {

    static final List<String> PROVERBS = List.of(
            "A watched pot never boils.",
            "Good fences make good neighbours.",
            "Measure twice, cut once.",
            "Still waters run deep.",
            "Well begun is half done.");

    private final EventLoopGroup group;
    private final Channel channel;
    private final InFlight inFlight;

    private ProverbServer(EventLoopGroup group, Channel channel, InFlight inFlight) {
        this.group = group;
        this.channel = channel;
        this.inFlight = inFlight;
    }

    /**
     * Starts a server.
     *
     * @param address where to listen; broadcasts come only to 0.0.0.0 (Linux)
     * @param maxBytes how large a datagram may be
     * @throws IOException if it cannot listen
     */
    public static ProverbServer start(
            InetSocketAddress address, Protocol<ProverbMessage> protocol, int maxBytes, Consumer<String> log)
            throws IOException, InterruptedException {
        EventLoopGroup group = Transports.nio(1);
        InFlight inFlight = new InFlight();
        ChannelFuture bound = new Bootstrap()
                .group(group)
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true) // several servers hear one broadcast
                .handler(new ChannelInitializer<DatagramChannel>() {
                    @Override
                    protected void initChannel(DatagramChannel channel) {
                        channel.pipeline()
                                .addLast(new DatagramLimit(maxBytes), Datagrams.handler(protocol))
                                .addLast(new Answers(inFlight, log));
                    }
                })
                .bind(address)
                .await();
        if (!bound.isSuccess()) {
            Transports.stop(group);
            throw new IOException(bound.cause().getMessage(), bound.cause());
        }
        return new ProverbServer(group, bound.channel(), inFlight);
    }

    /** Answers requests. */
    private static final class Answers
            extends SimpleChannelInboundHandler<AddressedEnvelope<ProverbMessage, InetSocketAddress>> {

        private final InFlight inFlight;
        private final Consumer<String> log;
        private int next;

        Answers(InFlight inFlight, Consumer<String> log) {
            this.inFlight = inFlight;
            this.log = log;
        }

        @Override
        protected void channelRead0(
                ChannelHandlerContext ctx, AddressedEnvelope<ProverbMessage, InetSocketAddress> envelope) {
            if (!(envelope.content() instanceof ProverbRequest request)) {
                return; // an answer, from a client that is confused: to answer that might go on for ever
            }
            inFlight.begin();
            Proverb proverb = new Proverb(request.id(), PROVERBS.get(next++ % PROVERBS.size()));
            ctx.write(new DefaultAddressedEnvelope<>(proverb, envelope.sender()))
                    .addListener(written -> {
                        inFlight.end();
                        if (!written.isSuccess()) {
                            log.accept(envelope.sender() + ": " + Faults.oneLine(written.cause()));
                        }
                    });
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) {
            ctx.flush();
        }

        /** A bad datagram says nothing about the next one. */
        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable fault) {
            log.accept(Faults.oneLine(fault));
        }
    }

    @Override
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    @Override
    public void close() {
        StopTime stop = StopTime.start();
        if (!group.isShuttingDown()) {
            inFlight.awaitQuiet(stop, () -> Transports.hasUnread(group, inFlight, stop));
        }
        Transports.stop(group, stop);
    }
}

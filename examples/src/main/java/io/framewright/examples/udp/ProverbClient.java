package io.framewright.examples.udp;

import io.framewright.examples.Faults;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks for proverbs. A datagram may be lost, so a request that stays unanswered is sent again, with the same id. */
public final class ProverbClient implements AutoCloseable {

    private static final int ATTEMPTS = 5;

    private final EventLoopGroup group;
    private final Channel channel;
    private final BlockingQueue<Proverb> proverbs;
    private int lastId;

    private ProverbClient(EventLoopGroup group, Channel channel, BlockingQueue<Proverb> proverbs) {
        this.group = group;
        this.channel = channel;
        this.proverbs = proverbs;
    }

    /**
     * Opens a socket on a free port.
     *
     * @param maxBytes how large a datagram may be
     * @throws IOException if there is none
     */
    public static ProverbClient open(Protocol<ProverbMessage> protocol, int maxBytes, Consumer<String> log)
            throws IOException, InterruptedException {
        EventLoopGroup group = Transports.nio(1);
        BlockingQueue<Proverb> proverbs = new LinkedBlockingQueue<>();
        ChannelFuture bound = new Bootstrap()
                .group(group)
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.SO_BROADCAST, true) // or the system refuses to send one
                .handler(new ChannelInitializer<DatagramChannel>() {
                    @Override
                    protected void initChannel(DatagramChannel channel) {
                        channel.pipeline()
                                .addLast(new DatagramLimit(maxBytes), Datagrams.handler(protocol))
                                .addLast(new Answers(proverbs, log));
                    }
                })
                .bind(0)
                .await();
        if (!bound.isSuccess()) {
            Transports.stop(group);
            throw new IOException(bound.cause().getMessage(), bound.cause());
        }
        return new ProverbClient(group, bound.channel(), proverbs);
    }

    /**
     * Asks one server.
     *
     * @param waitMillis how long to wait for an answer before asking again; five times in all
     * @return the proverb, null if there was no answer
     */
    public @Nullable String ask(InetSocketAddress server, long waitMillis) throws InterruptedException {
        int id = ++lastId;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            send(server, id);
            Proverb proverb = next(id, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis));
            if (proverb != null) {
                return proverb.text();
            }
        }
        return null;
    }

    /**
     * Asks whoever hears it.
     *
     * @param broadcast a network's broadcast address, such as 127.255.255.255 on loopback
     * @param waitMillis how long to collect answers
     * @return the proverbs of all servers that have answered
     */
    public List<String> askAll(InetSocketAddress broadcast, long waitMillis) throws InterruptedException {
        int id = ++lastId;
        send(broadcast, id);
        List<String> texts = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis);
        for (Proverb proverb = next(id, end); proverb != null; proverb = next(id, end)) {
            texts.add(proverb.text());
        }
        return texts;
    }

    private void send(InetSocketAddress to, int id) {
        channel.writeAndFlush(new DefaultAddressedEnvelope<>(new ProverbRequest(id), to));
    }

    /** Waits for an answer, and drops those to requests that are over. */
    private @Nullable Proverb next(int id, long end) throws InterruptedException {
        while (true) {
            Proverb proverb = proverbs.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (proverb == null || proverb.id() == id) {
                return proverb;
            }
        }
    }

    @Override
    public void close() {
        Transports.stop(group);
    }

    /** Queues answers. */
    private static final class Answers
            extends SimpleChannelInboundHandler<AddressedEnvelope<ProverbMessage, InetSocketAddress>> {

        private final BlockingQueue<Proverb> proverbs;
        private final Consumer<String> log;

        Answers(BlockingQueue<Proverb> proverbs, Consumer<String> log) {
            this.proverbs = proverbs;
            this.log = log;
        }

        @Override
        protected void channelRead0(
                ChannelHandlerContext ctx, AddressedEnvelope<ProverbMessage, InetSocketAddress> envelope) {
            if (envelope.content() instanceof Proverb proverb) {
                proverbs.add(proverb);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable fault) {
            log.accept(Faults.oneLine(fault));
        }
    }
}

package io.framewright.soak;

import io.framewright.examples.Transports;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The client's connections. */
final class Load implements AutoCloseable {

    private static final int CONNECTING_AT_ONCE = 128;

    private final EventLoopGroup loops;
    private final Map<Channel, Conversation> conversations = new ConcurrentHashMap<>();
    private final Tally tally = new Tally();
    private final Latencies latencies = new Latencies();
    private final CountDownLatch open;
    private final int window;
    private volatile boolean on = true;

    Load(int connections, int window, int threads) {
        this.window = window;
        open = new CountDownLatch(connections);
        loops = Transports.nio(threads);
    }

    /** Opens all connections, to each lane's port in turn. */
    void connect(List<Integer> ports) throws InterruptedException {
        Semaphore connecting = new Semaphore(CONNECTING_AT_ONCE);
        int connections = (int) open.getCount();
        for (int i = 0; i < connections; i++) {
            int lane = i % ports.size();
            Conversation conversation = new Conversation(i, Lane.all().get(lane), this);
            connecting.acquire();
            connect(Lane.all().get(lane), ports.get(lane), conversation)
                    .addListener((ChannelFutureListener) connect -> {
                        made(connect, conversation);
                        connecting.release();
                    });
        }
        connecting.acquire(CONNECTING_AT_ONCE);
    }

    /** Lets all connections send. */
    void begin() {
        conversations.forEach(
                (channel, conversation) -> channel.eventLoop().execute(() -> conversation.begin(channel)));
    }

    private ChannelFuture connect(Lane lane, int port, Conversation conversation) {
        return new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(lane.protocol().newHandler(), conversation);
                    }
                })
                .connect(InetAddress.getLoopbackAddress(), port);
    }

    private void made(ChannelFuture connect, Conversation conversation) {
        if (connect.isSuccess()) {
            conversations.put(connect.channel(), conversation);
        } else {
            tally.problem("a connection failed: " + connect.cause());
            ended();
        }
    }

    /** Sends nothing new, and waits for what is under way. */
    void stop(int patienceSeconds) throws InterruptedException {
        on = false;
        if (!open.await(patienceSeconds, TimeUnit.SECONDS)) {
            tally.problem(open.getCount() + " connections did not get all their messages back");
        }
    }

    @Override
    public void close() {
        conversations.keySet().forEach(Channel::close);
        conversations.keySet().forEach(channel -> channel.closeFuture().awaitUninterruptibly());
        Transports.stop(loops);
    }

    Tally tally() {
        return tally;
    }

    Latencies latencies() {
        return latencies;
    }

    int window() {
        return window;
    }

    int connected() {
        return conversations.size();
    }

    boolean isOn() {
        return on;
    }

    void ended() {
        open.countDown();
    }

    void latency(long sentAt) {
        latencies.record(sentAt);
    }
}

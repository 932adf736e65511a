package io.framewright.benchmarks;

import io.framewright.examples.Transports;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.util.internal.PlatformDependent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** A server in this process, and its connections to a {@link ConnectionsPeer}. */
final class IdleServer implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;
    private static final int COLLECTIONS = 5;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final EventLoopGroup loops = Transports.nio(1);
    private final CountDownLatch accepted;
    private final Process peer;
    private final BufferedReader fromPeer;
    private final Writer toPeer;

    /**
     * What this process holds, garbage apart.
     *
     * @param heap bytes
     * @param direct bytes outside of the heap
     */
    record Memory(long heap, long direct) {

        static Memory now() {
            for (int i = 0; i < COLLECTIONS; i++) {
                System.gc(); // what threads that have ended leave behind is collected step by step
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            long buffers = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                    .filter(pool -> pool.getName().equals("direct"))
                    .mapToLong(BufferPoolMXBean::getMemoryUsed)
                    .sum();
            return new Memory(
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                    buffers + Math.max(0, PlatformDependent.usedDirectMemory()));
        }

        Memory minus(Memory other) {
            return new Memory(heap - other.heap, direct - other.direct);
        }
    }

    /** Starts a server for so many connections, each with handlers before an {@link Echo}, and the process for them. */
    IdleServer(Supplier<ChannelHandler[]> pipeline, int connections, byte[] frame)
            throws IOException, InterruptedException {
        accepted = new CountDownLatch(connections);
        Channel server = new ServerBootstrap()
                .group(loops)
                .channel(Transport.NIO.server())
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(pipeline.get()).addLast(new Echo());
                        channel.pipeline().addLast(new Accepted(accepted));
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sync()
                .channel();
        int port = ((InetSocketAddress) server.localAddress()).getPort();
        peer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ConnectionsPeer.class.getName(),
                        Integer.toString(port),
                        Integer.toString(connections),
                        HexFormat.of().formatHex(frame))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        fromPeer = peer.inputReader(StandardCharsets.US_ASCII);
        toPeer = peer.outputWriter(StandardCharsets.US_ASCII);
    }

    /** Opens the connections. */
    void connect() throws IOException, InterruptedException {
        command();
        if (!accepted.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException(accepted.getCount() + " connections are missing");
        }
    }

    /** Lets one message pass each connection in both directions. */
    void exchange() throws IOException {
        command();
    }

    /** Makes the peer do the next thing, and waits until it has. */
    private void command() throws IOException {
        toPeer.write('\n');
        toPeer.flush();
        if (!ConnectionsPeer.READY.equals(fromPeer.readLine())) {
            throw new IOException("the process at the other end of the connections failed, see its error above; each "
                    + "connection is an open file of both processes (ulimit -n)");
        }
    }

    @Override
    public void close() {
        peer.destroy();
        peer.onExit().join();
        Transports.stop(loops);
    }

    /** Counts a connection, and leaves. */
    private static final class Accepted extends ChannelInboundHandlerAdapter {

        private final CountDownLatch latch;

        Accepted(CountDownLatch latch) {
            this.latch = latch;
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            ctx.pipeline().remove(this);
            latch.countDown();
            ctx.fireChannelActive();
        }
    }
}

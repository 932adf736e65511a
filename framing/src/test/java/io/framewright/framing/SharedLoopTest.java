package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.MessageTypes;
import io.framewright.codec.testkit.ManyThreads;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The handler on real sockets, where one event loop has more to do than one channel's work. */
@Timeout(60)
class SharedLoopTest {

    /** Or as many as are asked for. */
    private static final int EMPTY_MESSAGES = Integer.getInteger("framewright.empty.messages", 100_000);

    private static Protocol<String> protocol(String framing, int perTurn) {
        return Protocol.builder(MessageTypes.of(String.class))
                .framing(framing)
                .codec("string")
                .maxMessagesPerTurn(perTurn)
                .build();
    }

    /** A receiver behind the handler, so that nothing of what is measured here is a receiver's own. */
    private static ChannelHandler[] handlers(Protocol<String> protocol, Consumer<String> receiver) {
        return new ChannelHandler[] {
            protocol.newHandler(),
            new SimpleChannelInboundHandler<String>() {
                @Override
                protected void channelRead0(ChannelHandlerContext ctx, String message) {
                    receiver.accept(message);
                }
            }
        };
    }

    /** A flood of empty messages: in the middle of it another peer's message arrives, and is handled before long. */
    @Test
    void aFloodOfEmptyMessagesLeavesOthersTheirTurn() throws Exception {
        AtomicInteger empty = new AtomicInteger();
        AtomicInteger turnOfTheOther = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(1);
        List<Socket> others = new ArrayList<>();
        Consumer<String> receiver = message -> {
            if (!message.isEmpty()) {
                turnOfTheOther.set(empty.get());
            } else if (empty.incrementAndGet() == EMPTY_MESSAGES / 2) {
                send(others.get(0), new byte[] {1, 'x'});
            } else if (empty.get() == EMPTY_MESSAGES) {
                all.countDown();
            }
        };
        try (Server server = new Server(options -> {}, () -> handlers(protocol("length-header(1)", 100), receiver));
                Socket other = server.connect();
                Socket flood = server.connect()) {
            others.add(other);
            server.accepted();
            server.accepted();
            byte[] part = new byte[100_000];
            for (int sent = 0; sent < EMPTY_MESSAGES; sent += part.length) {
                flood.getOutputStream().write(part, 0, Math.min(part.length, EMPTY_MESSAGES - sent));
            }
            all.await();
        }

        assertThat(empty).hasValue(EMPTY_MESSAGES);
        assertThat(turnOfTheOther.get() - EMPTY_MESSAGES / 2).isBetween(0, 20 * 100);
    }

    private static void send(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void writesOfManyThreadsArriveOnceAndInEachThreadsOrder() throws Exception {
        int perThread = 200;
        Protocol<String> protocol = protocol("length-header(4)", 64);
        try (Server server = new Server(options -> {}, () -> handlers(protocol, message -> {}));
                Socket peer = server.connect()) {
            Channel channel = server.accepted();
            CountDownLatch completed = new CountDownLatch(1);
            Thread writers = new Thread(() -> {
                ManyThreads.run(thread -> {
                    for (int i = 0; i < perThread; i++) {
                        channel.write(thread + " " + i);
                        if (i % 10 == 9) {
                            channel.flush();
                        }
                    }
                });
                channel.writeAndFlush("end").addListener(done -> completed.countDown());
            });
            writers.start();
            int[] next = new int[64];
            int total = 0;
            MessageReader<String> reader = protocol.reader(peer.getInputStream());
            for (String message = reader.read(); !"end".equals(message); message = reader.read()) {
                String text = String.valueOf(message);
                int space = text.indexOf(' ');
                int thread = Integer.parseInt(text.substring(0, space));
                assertThat(Integer.parseInt(text.substring(space + 1))).isEqualTo(next[thread] % perThread);
                next[thread]++;
                total++;
            }
            completed.await();
            writers.join();
            channel.close();
            assertThat(reader.read()).isNull();
            assertThat(next).containsOnly(total / 64);
            assertThat(total).isIn(64 * perThread, 2 * 64 * perThread); // once more by virtual threads
        }
    }

    @Test
    void whenTheLoopShutsDownInTheMiddleOfABurstEveryPromiseCompletes() throws Exception {
        AtomicInteger received = new AtomicInteger();
        List<ChannelFuture> promises = new ArrayList<>();
        try (Server server = new Server(
                        options -> {},
                        () -> handlers(protocol("length-header(1)", 1), message -> received.incrementAndGet()));
                Socket peer = server.connect()) {
            Channel channel = server.accepted();
            peer.getOutputStream().write(new byte[50_000]); // a rest that waits for its turns
            channel.eventLoop()
                    .submit(() -> {
                        IntStream.range(0, 500).forEach(i -> promises.add(channel.write("before " + i)));
                        channel.flush();
                        IntStream.range(0, 500).forEach(i -> promises.add(channel.write("unflushed " + i)));
                        server.beginShutdown();
                        IntStream.range(0, 500).forEach(i -> promises.add(channel.write("during " + i)));
                    })
                    .sync();
            server.loop().terminationFuture().sync();
            promises.add(channel.writeAndFlush("after"));
        }

        assertThat(promises).allMatch(ChannelFuture::isDone);
        assertThat(promises.subList(0, 500)).allMatch(ChannelFuture::isSuccess);
        assertThat(promises.subList(500, 1500)).noneMatch(ChannelFuture::isSuccess);
        assertThat(received.get()).isLessThanOrEqualTo(50_000);
    }
}

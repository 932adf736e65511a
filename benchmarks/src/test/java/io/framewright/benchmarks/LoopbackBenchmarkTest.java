package io.framewright.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.epoll.Epoll;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LoopbackBenchmarkTest {

    @ParameterizedTest
    @MethodSource("codecsAndMessages")
    void messagesPassTheConnectionOnEachSideBothWays(String codec, Message message) throws Exception {
        for (Side side : Side.values()) {
            for (Exchange exchange : Exchange.values()) {
                int perFlush = message == Message.LARGE ? 1 : 256;
                assertThat(turns(codec, message, side, perFlush, exchange, Transport.NIO))
                        .as("%s, %s", side.label(), exchange.label())
                        .isEqualTo(2L * Turn.of(message, perFlush).messages());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1024", "16, 1024", "256, 1024", "100, 1000", "5000, 5000"})
    void burstsOfAllSizesPass(int perFlush, int messagesOfATurn) throws Exception {
        for (Exchange exchange : Exchange.values()) {
            assertThat(turns("kryo", Message.TINY, Side.FRAMEWRIGHT, perFlush, exchange, Transport.NIO))
                    .isEqualTo(2L * messagesOfATurn);
        }
    }

    @ParameterizedTest
    @EnumSource(Exchange.class)
    void epollPassesMessagesOrSaysThatItIsNotThere(Exchange exchange) throws Exception {
        if (Epoll.isAvailable()) {
            assertThat(turns("kryo", Message.TINY, Side.FRAMEWRIGHT, 16, exchange, Transport.EPOLL))
                    .isEqualTo(2048);
        } else {
            assertThatThrownBy(() -> Transport.EPOLL.newGroup(1)).hasMessageContaining("use nio");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1024", "2, 2048"})
    void eachLoopHasItsConnection(int loops, int messages) throws Exception {
        LoopsBenchmark benchmark = new LoopsBenchmark();
        benchmark.codec = "kryo";
        benchmark.message = "tiny";
        benchmark.side = "framewright";
        benchmark.loops = loops;
        LoopbackBenchmark.Messages counter = new LoopbackBenchmark.Messages();
        benchmark.connect();
        benchmark.turn(counter);
        benchmark.disconnect();

        assertThat(counter.messages).isEqualTo(messages);
    }

    @ParameterizedTest
    @EnumSource(Exchange.class)
    void connectionThatBreaksIsReported(Exchange exchange) throws Exception {
        Loopback loopback = new Loopback(
                Transport.NIO,
                Link.Loops.TWO,
                () -> new ChannelHandler[] {new Closing()},
                "no handler encodes this",
                new Turn(1, 1),
                exchange);
        assertThatThrownBy(() -> {
                    try {
                        loopback.turn();
                    } finally {
                        loopback.close();
                    }
                })
                .hasMessage("the connection failed");
    }

    @Test
    void labelThatDoesNotExistIsExplained() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Exchange.named("both"))
                .withMessageContaining("request-reply");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transport.named("udp"))
                .withMessageContaining("epoll");
        assertThatIllegalArgumentException().isThrownBy(() -> Turn.of(Message.TINY, 0));
    }

    private static long turns(
            String codec, Message message, Side side, int perFlush, Exchange exchange, Transport transport)
            throws InterruptedException {
        LoopbackBenchmark benchmark = new LoopbackBenchmark();
        benchmark.codec = codec;
        benchmark.message = message.label();
        benchmark.side = side.label();
        benchmark.perFlush = perFlush;
        benchmark.exchange = exchange.label();
        benchmark.transport = transport.label();
        LoopbackBenchmark.Messages messages = new LoopbackBenchmark.Messages();
        benchmark.connect();
        benchmark.turn(messages);
        benchmark.turn(messages);
        benchmark.disconnect();
        return messages.messages;
    }

    static Stream<Arguments> codecsAndMessages() {
        List<String> codecs = CompareCommand.objectCodecs();
        return codecs.stream().flatMap(codec -> Message.OURS.stream().map(message -> Arguments.of(codec, message)));
    }

    /** Drops what it gets, and the connection. */
    private static final class Closing extends ChannelInboundHandlerAdapter {

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            ctx.close();
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ((ByteBuf) message).release();
        }
    }
}

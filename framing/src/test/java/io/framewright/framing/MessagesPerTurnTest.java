package io.framewright.framing;

import static io.framewright.framing.Wire.frames;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A read that holds very many messages takes several turns of the event loop. Here a turn has ten messages. */
class MessagesPerTurnTest {

    private final HookedCodec codec = new HookedCodec();
    private final List<String> events = new ArrayList<>();
    private int socketReads;
    private Consumer<ChannelHandlerContext> onMessage = ctx -> {};
    private Consumer<ChannelHandlerContext> onComplete = ctx -> {};
    private final Turns turns = new Turns();
    private EmbeddedChannel channel = channel(HookedCodec.protocol(codec));

    private EmbeddedChannel channel(Protocol.Builder<String> protocol) {
        return channel(protocol.maxMessagesPerTurn(10).build().newHandler());
    }

    @SuppressWarnings("deprecation") // an executor per handler, which here runs tasks when the test says so
    private EmbeddedChannel channel(ProtocolHandler<String> handler) {
        EmbeddedChannel made = new EmbeddedChannel();
        made.pipeline().addLast(turns, new SocketReads(), handler, new Recorder());
        return made;
    }

    private final class SocketReads extends ChannelOutboundHandlerAdapter {
        @Override
        public void read(ChannelHandlerContext ctx) throws Exception {
            socketReads++;
            super.read(ctx);
        }
    }

    private final class Recorder extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            events.add(message instanceof ByteBuf bytes ? "bytes " + bytes.readableBytes() : (String) message);
            if (message instanceof ByteBuf bytes) {
                bytes.release();
            }
            onMessage.accept(ctx);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) {
            events.add("complete");
            onComplete.accept(ctx);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
            events.add("half-closed");
        }

        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            events.add("inactive");
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            events.add(cause.getClass().getSimpleName());
        }
    }

    @AfterEach
    void finish() {
        channel.finishAndReleaseAll();
    }

    private static String[] numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toArray(String[]::new);
    }

    /** One round of reading, as a transport makes it. */
    private void receive(ByteBuf... reads) {
        for (ByteBuf read : reads) {
            channel.pipeline().fireChannelRead(read);
        }
        channel.pipeline().fireChannelReadComplete();
    }

    /** Runs the tasks that are due now, not those that they cause. */
    private List<String> nextTurn() {
        events.clear();
        turns.run();
        return List.copyOf(events);
    }

    private static List<String> events(String[] messages, String... more) {
        List<String> all = new ArrayList<>(List.of(messages));
        all.addAll(List.of(more));
        return all;
    }

    private static ByteBuf framed(Protocol<String> protocol, String... messages) {
        EmbeddedChannel sender = new EmbeddedChannel(protocol.newHandler());
        for (String message : messages) {
            sender.write(message);
        }
        sender.flush();
        ByteBuf all = sender.readOutbound();
        sender.finishAndReleaseAll();
        return all;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "length-header(1)",
                "varint-header",
                "fixed-length(2, pad=0x20)",
                "line",
                "delimiter(\"$_\", \"#\")",
                "cobs",
                "slip",
                "length-header(2) + crc32c"
            })
    void theRestOfARoundTakesLaterTurns(String framing) {
        Protocol.Builder<String> protocol = HookedCodec.protocol(codec).framing(framing);
        channel = channel(protocol);
        receive(framed(protocol.build(), numbers(0, 25)));

        assertThat(events).containsExactly(numbers(0, 10));
        assertThat(nextTurn()).containsExactly(numbers(10, 20));
        assertThat(nextTurn()).isEqualTo(events(numbers(20, 25), "complete"));
        assertThat(nextTurn()).isEmpty();
    }

    @Test
    void theReadsOfARoundCountTogether() {
        receive(frames(numbers(0, 6)), frames(numbers(6, 12)), frames(numbers(12, 14)));

        assertThat(events).containsExactly(numbers(0, 10));
        assertThat(nextTurn()).isEqualTo(events(numbers(10, 14), "complete"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"length-header(4)", "length-header(4) + crc32c"})
    void lookingForAFrameThatIsNotThereCostsNothing(String framing) {
        Protocol.Builder<String> protocol = HookedCodec.protocol(codec).framing(framing);
        channel = channel(protocol);
        Protocol<String> sender = protocol.build();
        receive(framed(sender, numbers(0, 3)), framed(sender, numbers(3, 6)), framed(sender, numbers(6, 9)));

        assertThat(events).isEqualTo(events(numbers(0, 9), "complete"));
    }

    @Test
    void everyRoundIsATurn() {
        receive(frames(numbers(0, 9)));
        receive(frames(numbers(9, 18)));

        assertThat(events).hasSize(9 + 1 + 9 + 1);
    }

    @Test
    void whatArrivesMeanwhileComesBehindTheRest() {
        receive(frames(numbers(0, 15)));
        ByteBuf more = frames(numbers(15, 18));
        receive(more.readRetainedSlice(7), more);

        assertThat(events).containsExactly(numbers(0, 10));
        assertThat(nextTurn()).isEqualTo(events(numbers(10, 18), "complete"));
    }

    @Test
    void nothingIsReadFromTheChannelUntilTheRestIsHandedOn() {
        socketReads = 0;
        receive(frames(numbers(0, 25)));
        channel.read();
        nextTurn();
        assertThat(socketReads).isZero();

        nextTurn();
        assertThat(socketReads).isEqualTo(1);
    }

    @Test
    void aTransportThatReadsInALoopStopsUntilTheRestIsHandedOn() {
        channel.pipeline().fireChannelRead(frames(numbers(0, 15)));
        assertThat(channel.config().isAutoRead()).isFalse(); // which ends its loop
        channel.pipeline().fireChannelReadComplete();
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void noHandlerSeesAutoReadSwitchedOff() {
        onMessage = ctx -> assertThat(ctx.channel().config().isAutoRead()).isTrue();
        onComplete = onMessage;
        receive(frames(numbers(0, 25)), frames(numbers(25, 28)));
        nextTurn();

        assertThat(nextTurn()).isEqualTo(events(numbers(20, 28), "complete"));
    }

    @Test
    void autoReadSwitchedOffBetweenTwoTurnsStopsThere() {
        receive(frames(numbers(0, 25)));
        channel.config().setAutoRead(false);
        socketReads = 0;
        assertThat(nextTurn()).containsExactly("complete");

        channel.read();
        assertThat(events).containsExactly("complete", "10", "complete");
        events.clear();
        channel.config().setAutoRead(true);
        assertThat(channel.config().isAutoRead()).isTrue();
        assertThat(events).containsExactly(numbers(11, 20));
        assertThat(socketReads).isZero();
        assertThat(nextTurn()).isEqualTo(events(numbers(20, 25), "complete"));
        assertThat(socketReads).isEqualTo(1);
    }

    @Test
    void autoReadSwitchedOffByAMessageOfALaterTurnStopsThere() {
        receive(frames(numbers(0, 25)));
        onMessage = ctx -> ctx.channel().config().setAutoRead(false);
        socketReads = 0;

        assertThat(nextTurn()).containsExactly("10", "complete");
        assertThat(nextTurn()).isEmpty();
        assertThat(socketReads).isZero();
    }

    @Test
    void autoReadSwitchedOnBehindALaterTurnDeliversWhatIsHeld() {
        channel.config().setAutoRead(false);
        onMessage = ChannelHandlerContext::read;
        channel.read();
        receive(frames(numbers(0, 15)));
        onMessage = ctx -> {};
        onComplete = ctx -> ctx.channel().config().setAutoRead(true);

        assertThat(nextTurn()).containsExactly("10", "complete", "11", "12", "13", "14", "complete");
    }

    @Test
    void aReaderThatAsksForEachMessageIsInterruptedToo() {
        channel.config().setAutoRead(false);
        onMessage = ChannelHandlerContext::read;
        channel.read();
        receive(frames(numbers(0, 25)));

        assertThat(events).containsExactly(numbers(0, 10));
        assertThat(nextTurn()).containsExactly(numbers(10, 20));
        socketReads = 0;
        assertThat(nextTurn()).isEqualTo(events(numbers(20, 25), "complete"));
        assertThat(socketReads).isEqualTo(1); // the last message's
    }

    @Test
    void aReaderThatAsksBehindEachMessageIsInterruptedToo() {
        channel.config().setAutoRead(false);
        onComplete = ChannelHandlerContext::read;
        channel.read();
        receive(frames(numbers(0, 25)));

        assertThat(events).hasSizeLessThan(2 * 12);
        List<String> all = new ArrayList<>(events);
        for (List<String> turn = nextTurn(); !turn.isEmpty(); turn = nextTurn()) {
            assertThat(turn).hasSizeLessThan(2 * 12);
            all.addAll(turn);
        }
        assertThat(all).filteredOn(event -> !event.equals("complete")).containsExactly(numbers(0, 25));
    }

    @Test
    void beforeTheChannelGoesInactiveTheWholeRestIsHandedOn() {
        receive(frames(numbers(0, 35)));
        events.clear();
        channel.close();

        assertThat(events).isEqualTo(events(numbers(10, 35), "complete", "inactive"));
        assertThat(nextTurn()).isEmpty();
    }

    @Test
    void onHalfCloseTheWholeRestIsHandedOnAndATruncatedFrameReported() {
        receive(frames(numbers(0, 25)).writeByte(0));
        events.clear();
        channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);

        assertThat(events).isEqualTo(events(numbers(10, 25), "TruncatedFrameException", "complete", "half-closed"));
        assertThat(nextTurn()).isEmpty();
    }

    @Test
    void onRemovalTheRestGoesOnAsBytesAndTheReadToTheChannel() {
        receive(frames(numbers(0, 25)));
        events.clear();
        socketReads = 0;
        channel.pipeline().remove(ProtocolHandler.class);

        assertThat(events).containsExactly("bytes " + 15 * 6, "complete");
        assertThat(socketReads).isEqualTo(1);
        assertThat(channel.config().isAutoRead()).isTrue();
        assertThat(nextTurn()).isEmpty();
    }

    @Test
    void onRemovalBetweenTwoTurnsTheRoundEndsThoughNothingIsLeft() {
        receive(frames(numbers(0, 10)));
        assertThat(events).containsExactly(numbers(0, 10));
        events.clear();
        channel.pipeline().remove(ProtocolHandler.class);

        assertThat(events).containsExactly("complete");
    }

    @Test
    void onRemovalBetweenTwoRoundsNoneEnds() {
        receive(frames(numbers(0, 5)));
        events.clear();
        channel.pipeline().remove(ProtocolHandler.class);

        assertThat(events).isEmpty();
    }

    @Test
    void onRemovalAReadThatWasHeldIsDroppedIfAutoReadIsOffByThen() {
        receive(frames(numbers(0, 25)));
        channel.config().setAutoRead(false);
        socketReads = 0;
        channel.pipeline().remove(ProtocolHandler.class);

        assertThat(socketReads).isZero();
    }

    @Test
    void removalInTheMiddleOfARoundGivesAutoReadBack() {
        channel.pipeline().fireChannelRead(frames(numbers(0, 25)));
        channel.pipeline().remove(ProtocolHandler.class);

        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void aMessageOfALaterTurnMayRemoveTheHandler() {
        receive(frames(numbers(0, 15)));
        onMessage = ctx -> {
            if (ctx.pipeline().get(ProtocolHandler.class) != null) {
                ctx.pipeline().remove(ProtocolHandler.class);
            }
        };
        socketReads = 0;

        assertThat(nextTurn()).containsExactly("10", "bytes " + 4 * 6, "complete");
        assertThat(socketReads).isEqualTo(1);
    }

    @Test
    void replacedByAnotherHandlerTheRestIsDecodedByThatOneInOrder() {
        receive(frames(numbers(0, 25)));
        channel.pipeline()
                .replace(
                        ProtocolHandler.class,
                        "second",
                        HookedCodec.protocol(codec)
                                .maxMessagesPerTurn(10)
                                .build()
                                .newHandler());

        assertThat(events).containsExactly(numbers(0, 20));
        assertThat(nextTurn()).isEqualTo(events(numbers(20, 25), "complete"));
    }

    @Test
    void aBadFrameInTheRestEndsTheStreamBehindTheMessagesBeforeIt() {
        receive(frames(numbers(0, 15)).writeInt(-1));

        assertThat(nextTurn())
                .startsWith(events(numbers(10, 15), "FrameTooLongException").toArray(String[]::new));
        assertThat(channel.isOpen()).isFalse();
        assertThat(nextTurn()).isEmpty();
    }

    @Test
    void badFramesCount() {
        channel = channel(HookedCodec.protocol(codec).framing("line(max=1)").onBadFrame(OnBadFrame.SKIP));
        receive(Unpooled.buffer().writeBytes("xx\n".repeat(25).getBytes(java.nio.charset.StandardCharsets.US_ASCII)));

        assertThat(events).hasSize(10).containsOnly("FrameTooLongException");
        assertThat(nextTurn()).hasSize(10);
        assertThat(nextTurn()).hasSize(6).endsWith("complete");
    }

    @Test
    void repliesOfAReceiverAreFlushedBehindTheLastTurn() {
        channel = channel(HookedCodec.protocol(codec)
                .maxMessagesPerTurn(10)
                .build()
                .newHandler((from, message) -> from.write(message)));
        receive(frames(numbers(0, 15)));
        assertThat(Wire.written(channel)).isEmpty();
        turns.run();

        assertThat(Wire.written(channel))
                .containsExactly(List.of(numbers(0, 15)).toString());
    }

    @Test
    void theNumberIsPositive() {
        assertThat(HookedCodec.protocol(codec).maxMessagesPerTurn(1).build().maxMessagesPerTurn())
                .isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HookedCodec.protocol(codec).maxMessagesPerTurn(0))
                .withMessageContaining("maxMessagesPerTurn is 0");
    }
}

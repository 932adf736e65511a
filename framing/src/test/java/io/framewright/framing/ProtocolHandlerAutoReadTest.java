package io.framewright.framing;

import static io.framewright.framing.Wire.frames;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
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

/** With autoRead off, each read() allows one message. */
class ProtocolHandlerAutoReadTest {

    private final HookedCodec codec = new HookedCodec();
    private final List<Object> received = new ArrayList<>();
    private int socketReads;
    private int completes;
    private Consumer<ChannelHandlerContext> onMessage = ctx -> {};
    private Consumer<ChannelHandlerContext> onComplete = ctx -> {};

    private final EmbeddedChannel channel = new EmbeddedChannel();

    ProtocolHandlerAutoReadTest() {
        channel.config().setAutoRead(false);
        channel.pipeline()
                .addLast(
                        new ChannelOutboundHandlerAdapter() {
                            @Override
                            public void read(ChannelHandlerContext ctx) throws Exception {
                                socketReads++;
                                super.read(ctx);
                            }
                        },
                        HookedCodec.protocol(codec).build().newHandler(),
                        new ChannelInboundHandlerAdapter() {
                            @Override
                            public void channelRead(ChannelHandlerContext ctx, Object message) {
                                received.add(message);
                                onMessage.accept(ctx);
                            }

                            @Override
                            public void channelReadComplete(ChannelHandlerContext ctx) {
                                completes++;
                                onComplete.accept(ctx);
                            }

                            @Override
                            public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
                                received.add(cause.getClass().getSimpleName());
                            }
                        });
    }

    @AfterEach
    void finish() {
        channel.finishAndReleaseAll();
    }

    @Test
    void nothingIsDeliveredThatNobodyAskedFor() {
        channel.writeInbound(frames("one", "two"));

        assertThat(received).isEmpty();
        assertThat(socketReads).isZero();
    }

    @Test
    void eachReadAllowsOneMessage() {
        channel.read();
        assertThat(socketReads).isEqualTo(1);
        channel.writeInbound(frames("one", "two", "three"));
        assertThat(received).containsExactly("one");
        channel.read();
        assertThat(received).containsExactly("one", "two");
        channel.read();
        assertThat(received).containsExactly("one", "two", "three");
        assertThat(socketReads).isEqualTo(1);
    }

    @Test
    void theSocketIsReadAgainOnlyWhenNoFrameIsHeld() {
        channel.writeInbound(frames("one"));
        channel.read();
        assertThat(socketReads).isZero();
        channel.read();
        assertThat(socketReads).isEqualTo(1);
        assertThat(received).containsExactly("one");
    }

    @Test
    void theSocketIsReadAgainWhenARoundBroughtNoMessage() {
        channel.read();
        channel.writeInbound(frames("one").readSlice(2).retain());
        assertThat(socketReads).isEqualTo(2);
        channel.writeInbound(frames("one").skipBytes(2));
        assertThat(received).containsExactly("one");
        assertThat(socketReads).isEqualTo(2);
    }

    @Test
    void aBadPayloadIsNoMessage() {
        codec.reject("bad");
        channel.read();
        channel.writeInbound(frames("bad", "one", "two"));

        assertThat(received).containsExactly("MessageDecodeException", "one");
    }

    @Test
    void aReadFromInsideAMessageAllowsTheNext() {
        onMessage = ChannelHandlerContext::read;
        channel.read();
        channel.writeInbound(frames("one", "two", "three"));

        assertThat(received).containsExactly("one", "two", "three");
        assertThat(socketReads).isEqualTo(2);
    }

    @Test
    void aReadFromEachReadCompleteDoesNotRecurse() {
        onComplete = ChannelHandlerContext::read;
        String[] many = IntStream.range(0, 5_000).mapToObj(Integer::toString).toArray(String[]::new);
        channel.read();
        channel.writeInbound(frames(many));

        assertThat(received).containsExactly((Object[]) many);
        assertThat(socketReads).isEqualTo(2);
    }

    @Test
    void aHeldMessageIsFollowedByReadComplete() {
        channel.writeInbound(frames("one"));
        int before = completes;
        channel.read();

        assertThat(completes).isEqualTo(before + 1);
    }

    @Test
    void switchingAutoReadOnDeliversWhatIsHeldAndReads() {
        channel.writeInbound(frames("one", "two"));
        channel.config().setAutoRead(true);
        channel.read();

        assertThat(received).containsExactly("one", "two");
        assertThat(socketReads).isPositive();
    }

    @Test
    void switchingAutoReadOffStopsAfterTheCurrentMessage() {
        channel.config().setAutoRead(true);
        onMessage = ctx -> ctx.channel().config().setAutoRead(false);
        channel.writeInbound(frames("one", "two", "three"));
        assertThat(received).containsExactly("one");
        channel.read();
        assertThat(received).containsExactly("one", "two");
    }

    @Test
    void whatIsHeldIsDeliveredBeforeTheStreamEnds() {
        channel.writeInbound(frames("one", "two"));
        channel.finish();

        assertThat(received).containsExactly("one", "two");
    }

    /** The read was noted for a handler that was gone, and nobody read any more. */
    @Test
    void aReadBeforeTheRemovalIsNotLost() {
        onMessage = ctx -> {
            ctx.read();
            ctx.pipeline().remove(ProtocolHandler.class);
        };
        channel.read();
        channel.writeInbound(frames("one"));

        assertThat(socketReads).isEqualTo(2);
    }

    @Test
    void switchingAutoReadOnInReadCompleteDeliversWhatIsHeld() {
        onComplete = ctx -> ctx.channel().config().setAutoRead(true);
        channel.read();
        ChannelHandlerContext head = channel.pipeline().firstContext();
        head.fireChannelRead(frames("one", "two", "three"));
        head.fireChannelReadComplete();

        assertThat(received).containsExactly("one", "two", "three");
    }

    private ByteBuf frameOf(String framing) {
        channel.pipeline()
                .replace(
                        ProtocolHandler.class,
                        "other",
                        HookedCodec.protocol(codec).framing(framing).build().newHandler());
        channel.writeOutbound("one");
        return channel.readOutbound();
    }

    @ParameterizedTest
    @ValueSource(strings = {"length-header(4)", "length-header(4) + crc32c"})
    void aReadThatFindsNoMessageEndsNoRound(String framing) {
        channel.writeInbound(frameOf(framing).writeZero(2)); // of another
        channel.read();
        int before = completes;
        channel.read();

        assertThat(received).containsExactly("one");
        assertThat(completes).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"length-header(4)", "length-header(4) + crc32c", "line(unterminated=deliver)"})
    void aStreamThatEndsWithoutAMessageEndsNoRound(String framing) {
        channel.config().setAutoRead(true);
        channel.writeInbound(frameOf(framing));
        int before = completes;
        channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);

        assertThat(received).containsExactly("one");
        assertThat(completes).isEqualTo(before);
    }
}

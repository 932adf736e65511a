package io.framewright.framing;

import static io.framewright.framing.Wire.frames;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages handed to a receiver instead of the next handler. */
class MessageReceiverTest {

    private final HookedCodec codec = new HookedCodec();
    private final List<String> received = new ArrayList<>();
    private final List<Object> passedOn = new ArrayList<>();
    private final List<Throwable> caught = new ArrayList<>();
    private EmbeddedChannel channel = channel((from, message) -> received.add(message));

    private EmbeddedChannel channel(MessageReceiver<String> receiver) {
        return new EmbeddedChannel(
                HookedCodec.protocol(codec).build().newHandler(receiver), new ChannelInboundHandlerAdapter() {
                    @Override
                    public void channelRead(ChannelHandlerContext ctx, Object message) {
                        passedOn.add(message);
                    }

                    @Override
                    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
                        caught.add(cause);
                    }
                });
    }

    @AfterEach
    void finish() {
        channel.finishAndReleaseAll();
    }

    @Test
    void getsAllMessagesInOrderAndTheNextHandlerGetsNone() {
        channel.writeInbound(frames("one", "two"));
        channel.writeInbound(frames("three"));

        assertThat(received).containsExactly("one", "two", "three");
        assertThat(passedOn).isEmpty();
    }

    @Test
    void whatThrowsIsReportedAndTheNextMessageFollows() {
        IllegalStateException thrown = new IllegalStateException("no");
        channel = channel((from, message) -> {
            received.add(message);
            if (message.equals("one")) {
                throw thrown;
            }
        });

        channel.writeInbound(frames("one", "two"));

        assertThat(received).containsExactly("one", "two");
        assertThat(caught).containsExactly(thrown);
    }

    @Test
    void repliesAreEncodedAndFlushedWhenTheRoundOfReadingEnds() {
        channel = channel((from, message) -> from.write("re " + message));

        ChannelPipeline pipeline = channel.pipeline();
        pipeline.fireChannelRead(frames("one", "two"));
        assertThat(channel.outboundMessages()).isEmpty();
        pipeline.fireChannelReadComplete();

        ByteBuf out = channel.readOutbound();
        ByteBuf expected = frames("re one", "re two");
        assertThat(out).isEqualTo(expected);
        out.release();
        expected.release();
    }

    /** "Answer, then speak another protocol": nobody had flushed, as a removed handler sees no end of the round. */
    @Test
    void aReplyIsFlushedByTheRemovalOfTheHandler() {
        channel = channel((from, message) -> {
            from.write("bye");
            from.pipeline().remove(ProtocolHandler.class);
        });
        channel.writeInbound(frames("one"));

        ByteBuf reply = channel.readOutbound();
        ByteBuf expected = frames("bye");
        assertThat(reply).isEqualTo(expected);
        reply.release();
        expected.release();
    }

    @Test
    void nothingIsFlushedWhereNothingWasWritten() {
        channel.writeAndFlush("from elsewhere");
        ((ByteBuf) channel.readOutbound()).release();
        List<String> flushes = new ArrayList<>();
        channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void flush(ChannelHandlerContext ctx) {
                flushes.add("flush");
                ctx.flush();
            }
        });
        channel.pipeline().fireChannelRead(frames("one"));
        channel.pipeline().fireChannelReadComplete();

        assertThat(received).containsExactly("one");
        assertThat(flushes).isEmpty();
    }

    @Test
    void repliesToTheLastMessagesBeforeTheEndAreFlushed() {
        channel = channel((from, message) -> from.write("re " + message));
        channel.config().setAutoRead(false);
        channel.writeInbound(frames("one", "two"));
        assertThat(channel.outboundMessages()).isEmpty();

        channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);

        ByteBuf out = channel.readOutbound();
        ByteBuf expected = frames("re one", "re two");
        assertThat(out).isEqualTo(expected);
        out.release();
        expected.release();
    }

    @Test
    void autoReadTurnedOffByTheReceiverStopsAfterItsMessage() {
        channel = channel((from, message) -> {
            received.add(message);
            from.config().setAutoRead(false);
        });

        channel.writeInbound(frames("one", "two", "three"));
        assertThat(received).containsExactly("one");
        channel.read();
        assertThat(received).containsExactly("one", "two");
    }

    @Test
    void badPayloadsAreReportedToTheNextHandler() {
        codec.reject("bad");
        channel.writeInbound(frames("one", "bad", "two"));

        assertThat(received).containsExactly("one", "two");
        assertThat(caught).singleElement().isInstanceOf(MessageDecodeException.class);
    }
}

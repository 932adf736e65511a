package io.framewright.framing;

import static io.framewright.framing.Wire.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelId;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelOutputShutdownEvent;
import io.netty.handler.codec.EncoderException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProtocolHandlerWriteTest {

    private final HookedCodec codec = new HookedCodec();
    private EmbeddedChannel channel = channel(HookedCodec.protocol(codec));

    private static EmbeddedChannel channel(Protocol.Builder<String> protocol) {
        return new EmbeddedChannel(protocol.build().newHandler());
    }

    @AfterEach
    void finish() {
        channel.finishAndReleaseAll();
    }

    @Test
    void messagesWrittenBeforeAFlushShareABuffer() {
        channel.write("one");
        channel.write("two");
        channel.writeAndFlush("three");

        assertThat(written(channel)).containsExactly("[one, two, three]");
    }

    @Test
    void nothingIsWrittenOnBeforeAFlush() {
        ChannelFuture future = channel.write("one");
        channel.runPendingTasks();

        assertThat(written(channel)).isEmpty();
        assertThat(future.isDone()).isFalse();
    }

    @Test
    void everyFlushBeginsANewBuffer() {
        List<ByteBuf> buffers = new ArrayList<>();
        for (String message : List.of("one", "two")) {
            channel.writeAndFlush(message);
            buffers.add(channel.readOutbound());
        }

        assertThat(buffers.get(0)).isNotSameAs(buffers.get(1));
        assertThat(Wire.messages(buffers.get(0))).containsExactly("one");
        assertThat(Wire.messages(buffers.get(1))).containsExactly("two");
    }

    @Test
    void withoutSharingEachMessageIsWrittenOnAtOnce() {
        channel = channel(HookedCodec.protocol(codec).shareWrites(false));
        channel.write("one");
        channel.write("two");
        channel.flush();

        assertThat(written(channel)).containsExactly("[one]", "[two]");
    }

    @Test
    void aFlushNearerTheHeadSendsWhatIsWrittenOnOnly() {
        EmbeddedChannel shared = new EmbeddedChannel(
                new ChannelOutboundHandlerAdapter(),
                HookedCodec.protocol(codec).build().newHandler());
        shared.write("one");
        shared.pipeline().firstContext().flush();
        assertThat(written(shared)).isEmpty();
        shared.flush();
        assertThat(written(shared)).containsExactly("[one]");
        shared.finishAndReleaseAll();
    }

    @Test
    void theSharedBufferIsWrittenOnUnflushedAtItsBound() {
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(64, 1024));
        List<ChannelFuture> futures = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            futures.add(channel.write("0123456789"));
        }
        assertThat(futures).noneMatch(ChannelFuture::isDone);
        channel.flush();

        assertThat(written(channel))
                .containsExactly(
                        "[0123456789, 0123456789, 0123456789, 0123456789, 0123456789]",
                        "[0123456789, 0123456789, 0123456789, 0123456789, 0123456789]");
        assertThat(futures).allMatch(ChannelFuture::isSuccess);
    }

    @Test
    void theBoundIsReachedByItsLastByte() {
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(21, 100));
        channel.write("one");
        channel.write("two");
        channel.unsafe().flush();
        assertThat(written(channel)).isEmpty();
        channel.write("six");
        channel.unsafe().flush();

        assertThat(written(channel)).containsExactly("[one, two, six]");
    }

    @Test
    void theChannelTurnsUnwritableAsIfNothingWereShared() {
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(1000, 1200));
        int writes = 0;
        while (channel.isWritable()) {
            channel.write("x".repeat(96));
            writes++;
        }

        assertThat(writes).isLessThanOrEqualTo(12);
    }

    @Test
    void aFrameOverTheBoundGetsABufferOfItsOwn() {
        String large = "x".repeat(40_000);
        channel.write("one");
        channel.write(large);
        channel.write("two");
        channel.flush();

        assertThat(written(channel)).containsExactly("[one]", "[" + large + "]", "[two]");
    }

    @Test
    void whatIsNoMessageGoesBehindTheMessagesBeforeIt() {
        channel.write("one");
        channel.write(42);
        channel.write("two");
        channel.flush();

        assertThat(written(channel)).containsExactly("[one]", "42", "[two]");
    }

    @Test
    void removalWritesTheSharedBufferOnUnflushed() {
        ChannelFuture future = channel.write("one");
        channel.pipeline().remove(ProtocolHandler.class);
        assertThat(future.isDone()).isFalse();
        channel.flush();

        assertThat(written(channel)).containsExactly("[one]");
        assertThat(future.isSuccess()).isTrue();
    }

    @Test
    void anotherHandlerTakesOverBehindTheMessagesOfTheFirst() {
        channel.write("one");
        channel.pipeline()
                .replace(
                        ProtocolHandler.class,
                        "second",
                        HookedCodec.protocol(codec).build().newHandler());
        channel.write("two");
        channel.flush();

        assertThat(written(channel)).containsExactly("[one]", "[two]");
    }

    @Test
    void whatEndsTheChannelComesBehindTheMessagesBeforeIt() {
        List<String> order = new ArrayList<>();
        channel = new EmbeddedChannel(
                DefaultChannelId.newInstance(),
                true, // else a disconnect is a close
                HookedCodec.protocol(codec).build().newHandler());
        channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
                order.addAll(Wire.messages((ByteBuf) message));
                promise.setSuccess();
            }

            @Override
            public void disconnect(ChannelHandlerContext ctx, ChannelPromise promise) {
                order.add("disconnect");
                promise.setSuccess();
            }

            @Override
            public void deregister(ChannelHandlerContext ctx, ChannelPromise promise) {
                order.add("deregister");
                promise.setSuccess();
            }

            @Override
            public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
                order.add("close");
                promise.setSuccess();
            }
        });
        ChannelPipeline pipeline = channel.pipeline();
        channel.write("one");
        pipeline.disconnect();
        channel.write("two");
        pipeline.deregister();
        channel.write("three");
        pipeline.close();
        channel.write("four");
        pipeline.fireUserEventTriggered(ChannelOutputShutdownEvent.INSTANCE);

        assertThat(order).containsExactly("one", "disconnect", "two", "deregister", "three", "close", "four");
    }

    @Test
    void onCloseUnflushedMessagesFailAsUnflushedWritesDo() {
        ChannelFuture first = channel.write("one");
        ChannelFuture second = channel.write("two");
        channel.close();

        assertThat(first.cause()).isInstanceOf(ClosedChannelException.class);
        assertThat(second.cause()).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void onACloseNearerTheHeadUnflushedMessagesFailToo() {
        EmbeddedChannel shared = new EmbeddedChannel(
                new ChannelOutboundHandlerAdapter(),
                HookedCodec.protocol(codec).build().newHandler());
        ChannelFuture future = shared.write("one");
        shared.pipeline().firstContext().close();

        assertThat(future.cause()).isInstanceOf(ClosedChannelException.class);
        shared.finishAndReleaseAll();
    }

    @Test
    void promisesThatShareABufferCompleteInWriteOrder() {
        List<String> completed = new ArrayList<>();
        for (String message : List.of("one", "two", "three")) {
            channel.write(message).addListener(done -> completed.add(message));
        }
        channel.flush();

        assertThat(completed).containsExactly("one", "two", "three");
    }

    @Test
    void promisesThatShareABufferFailTogether() {
        IllegalStateException broken = new IllegalStateException("the cable is cut");
        channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
                ((ByteBuf) message).release();
                promise.setFailure(broken);
            }
        });
        List<ChannelFuture> futures = List.of(channel.write("one"), channel.write("two"));
        channel.flush();

        assertThat(futures).allSatisfy(future -> assertThat(future.cause()).isSameAs(broken));
    }

    @Test
    void aCancelledWriteLeavesNoBytes() {
        channel.write("one");
        ChannelFuture cancelled = channel.write("two");
        channel.write("three");
        assertThat(cancelled.cancel(false)).isTrue();
        channel.flush();

        assertThat(written(channel)).containsExactly("[one, three]");
    }

    @Test
    void whenAllWritesAreCancelledNothingIsWritten() {
        List<ChannelFuture> futures = List.of(channel.write("one"), channel.write("two"));
        futures.forEach(future -> future.cancel(false));
        channel.flush();

        assertThat(written(channel)).isEmpty();
    }

    @Test
    void onceTheBufferIsWrittenOnAWriteCannotBeCancelled() {
        ChannelFuture first = channel.write("one");
        ChannelFuture second = channel.write("two");
        channel.write(42);

        assertThat(first.cancel(false)).isFalse();
        assertThat(second.cancel(false)).isFalse();
        channel.flush();
        assertThat(written(channel)).containsExactly("[one, two]", "42");
    }

    @Test
    void aSingleMessageCannotBeCancelledOnceItsBufferIsWrittenOn() {
        ChannelFuture only = channel.write("one");
        channel.write(42);

        assertThat(only.cancel(false)).isFalse();
        channel.flush();
        assertThat(written(channel)).containsExactly("[one]", "42");
    }

    @Test
    void voidPromisesWork() {
        channel.write("one", channel.voidPromise());
        ChannelFuture future = channel.write("two");
        channel.write("three", channel.voidPromise());
        channel.flush();
        channel.writeAndFlush("four", channel.voidPromise());

        assertThat(written(channel)).containsExactly("[one, two, three]", "[four]");
        assertThat(future.isSuccess()).isTrue();
    }

    @Test
    void aVoidPromiseTellsThePipelineOfAFailure() {
        codec.refuse("two");
        channel.write("one");
        channel.write("two", channel.voidPromise());
        channel.flush();

        assertThatThrownBy(channel::checkException).isInstanceOf(MessageEncodeException.class);
        assertThat(written(channel)).containsExactly("[one]");
    }

    @Test
    void aMessageThatCannotBeEncodedFailsItsOwnPromiseOnly() {
        codec.refuse("two");
        ChannelFuture first = channel.write("one");
        ChannelFuture second = channel.write("two");
        ChannelFuture third = channel.write("three");
        channel.flush();

        assertThat(second.cause())
                .isInstanceOf(EncoderException.class)
                .isInstanceOf(MessageEncodeException.class)
                .hasMessage("refused: two");
        assertThat(first.isSuccess()).isTrue();
        assertThat(third.isSuccess()).isTrue();
        assertThat(written(channel)).containsExactly("[one, three]");
    }

    @Test
    void whateverACodecThrowsFailsOnePromiseOnly() {
        codec.onEncode("two", () -> {
            throw new AssertionError("a bug in a codec");
        });
        ChannelFuture second = channel.write("two");
        channel.writeAndFlush("three");

        assertThat(second.cause()).isInstanceOf(MessageEncodeException.class).hasRootCauseMessage("a bug in a codec");
        assertThat(written(channel)).containsExactly("[three]");
    }

    @Test
    void aMessageThatTheFramingRefusesFailsItsOwnPromiseOnly() {
        channel = channel(HookedCodec.protocol(codec).framing("length-header(4, max=5)"));
        ChannelFuture tooLong = channel.write("sixsix");
        channel.writeAndFlush("fives");

        assertThat(tooLong.cause()).isInstanceOf(MessageEncodeException.class);
        assertThat(written(channel)).containsExactly("[fives]");
    }

    @Test
    void aWriteFromInsideEncodeComesBehindTheMessageThatIsBeingEncoded() {
        codec.onEncode("outer", () -> channel.write("inner"));
        channel.write("before");
        channel.writeAndFlush("outer");
        channel.flush();

        assertThat(written(channel)).containsExactly("[before, outer, inner]");
    }

    @Test
    void aFlushFromInsideEncodeSendsTheMessageThatIsBeingEncodedToo() {
        codec.onEncode("outer", () -> channel.writeAndFlush("inner"));
        channel.write("outer");

        assertThat(written(channel)).containsExactly("[outer, inner]");
    }

    @Test
    void aCloseFromInsideEncodeWaitsForTheMessage() {
        codec.onEncode("last", () -> channel.close());
        ChannelFuture future = channel.write("last");

        assertThat(future.cause()).isInstanceOf(ClosedChannelException.class);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aRemovalFromInsideEncodeWaitsForTheMessage() {
        codec.onEncode("last", () -> channel.pipeline().remove(ProtocolHandler.class));
        channel.write("first");
        channel.write("last");
        channel.flush();

        assertThat(written(channel)).containsExactly("[first, last]");
    }

    @Test
    void aListenerOfAFailedWriteMayWriteAgain() {
        codec.refuse("bad");
        channel.write("bad").addListener(failed -> channel.write("instead"));
        channel.flush();

        assertThat(written(channel)).containsExactly("[instead]");
    }

    @Test
    void messagesWrittenInChannelActiveAreSent() throws Exception {
        EmbeddedChannel greeting = new EmbeddedChannel(
                HookedCodec.protocol(codec).build().newHandler(), new ChannelInboundHandlerAdapter() {
                    @Override
                    public void channelActive(ChannelHandlerContext ctx) {
                        ctx.writeAndFlush("hello");
                    }
                });

        assertThat(written(greeting)).containsExactly("[hello]");
        greeting.finishAndReleaseAll();
    }

    /** SslHandler appends to small buffers that it is given, if there is room. */
    @Test
    void aBufferThatWasWrittenOnIsNeverTouchedAgain() {
        List<ByteBuf> taken = new ArrayList<>();
        channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
                taken.add(((ByteBuf) message).writeByte(0x55));
                promise.setSuccess();
            }
        });
        channel.writeAndFlush("one");
        channel.writeAndFlush("two");

        assertThat(taken).hasSize(2);
        for (ByteBuf buffer : taken) {
            assertThat(buffer.refCnt()).isEqualTo(1);
            assertThat(buffer.getByte(buffer.writerIndex() - 1)).isEqualTo((byte) 0x55);
            assertThat(buffer.readableBytes()).isEqualTo(4 + 3 + 1);
            buffer.release();
        }
    }

    @Test
    void encodedMessagesAreReleased() {
        EmbeddedChannel bytes = new EmbeddedChannel(
                Protocol.parse("length-header(4) + bytes", io.framewright.codec.MessageTypes.of(ByteBuf.class))
                        .newHandler());
        ByteBuf good = Unpooled.copiedBuffer(new byte[] {1, 2, 3});
        bytes.writeAndFlush(good);

        assertThat(good.refCnt()).isZero();
        ByteBuf written = bytes.readOutbound();
        assertThat(written.readableBytes()).isEqualTo(7);
        written.release();
        bytes.finishAndReleaseAll();
    }

    @Test
    void manyBurstsReuseWhatTheyCan() {
        for (int burst = 0; burst < 200; burst++) {
            List<ChannelFuture> futures = new ArrayList<>();
            for (int i = 0; i <= burst; i++) {
                futures.add(channel.write("m" + i));
            }
            channel.flush();
            assertThat(futures).allMatch(ChannelFuture::isSuccess);
            ByteBuf written = channel.readOutbound();
            assertThat(Wire.messages(written)).hasSize(burst + 1);
        }
    }

    /** A buffer that was released already made release throw, and every later write waited for ever. */
    @Test
    void aMessageThatWasReleasedBeforeFailsItsOwnPromiseOnly() {
        EmbeddedChannel bytes = new EmbeddedChannel(bytes().newHandler());
        ByteBuf released = Unpooled.buffer().writeByte(1);
        released.release();
        ChannelFuture failed = bytes.write(released);
        bytes.writeAndFlush(Unpooled.buffer().writeByte(2));
        ByteBuf out = bytes.readOutbound();

        assertThat(failed.cause()).isInstanceOf(MessageEncodeException.class);
        assertThat(out.readableBytes()).isEqualTo(5);
        out.release();
        bytes.close();
        assertThat(bytes.isOpen()).isFalse();
    }

    private static Protocol<ByteBuf> bytes() {
        return Protocol.parse("length-header(4) + bytes", io.framewright.codec.MessageTypes.of(ByteBuf.class));
    }

    /** Completing a promise that is not one's own, as timeouts do, made the pipeline refuse the shared buffer. */
    @Test
    void aPromiseThatItsUserCompletedDoesNotStopTheBytes() {
        ChannelPromise impatient = channel.newPromise();
        channel.write("one", impatient);
        impatient.tryFailure(new IllegalStateException("took too long"));
        channel.flush();
        channel.checkException();

        assertThat(written(channel)).containsExactly("[one]");
    }

    /** The removed handler's bytes went through its replacement, which framed them once more. */
    @Test
    void aReplacementDoesNotFrameWhatTheFirstHasFramed() {
        EmbeddedChannel bytes = new EmbeddedChannel(bytes().newHandler());
        ChannelFuture future = bytes.write(Unpooled.buffer().writeByte(1));
        bytes.pipeline().replace(ProtocolHandler.class, "second", bytes().newHandler());
        bytes.flush();
        ByteBuf out = bytes.readOutbound();

        assertThat(out.readableBytes()).isEqualTo(5);
        assertThat(future.isSuccess()).isTrue();
        out.release();
        bytes.finishAndReleaseAll();
    }

    @Test
    void aListenersMessageComesBehindTheOtherObjectThatIsBeingWritten() {
        channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
                ctx.write(message);
                promise.trySuccess();
            }
        });
        channel.write("one").addListener(done -> channel.writeAndFlush("late"));
        channel.write(42);
        channel.flush();

        assertThat(written(channel)).containsExactly("[one]", "42", "[late]");
    }

    @Test
    void manyWritesFromInsideOneEncodeDoNotRecurse() {
        codec.onEncode("outer", () -> {
            for (int i = 0; i < 20_000; i++) {
                channel.write("m");
            }
        });
        channel.write("outer");
        channel.flush();
        int count = 0;
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            count += Wire.messages(out).size();
        }

        assertThat(count).isEqualTo(20_001);
    }

    @Test
    void aFrameThatTurnsOutLargerThanExpectedEndsTheSharedBuffer() {
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(100, 1024));
        channel.write("one");
        channel.write("x".repeat(200));
        channel.write("two");
        channel.flush();

        assertThat(written(channel)).containsExactly("[one, " + "x".repeat(200) + "]", "[two]");
    }

    @Test
    void severalVoidPromisesTellThePipelineOfAFailureOnce() {
        IllegalStateException broken = new IllegalStateException("the cable is cut");
        List<Throwable> caught = new ArrayList<>();
        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
                caught.add(cause);
            }
        });
        channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
                ((ByteBuf) message).release();
                promise.setFailure(broken);
            }
        });
        channel.write("one", channel.voidPromise());
        channel.write("two", channel.voidPromise());
        channel.flush();

        assertThat(caught).containsExactly(broken);
    }
}

package io.framewright.framing;

import static io.framewright.framing.Wire.frames;
import static io.framewright.framing.Wire.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.DecodeException;
import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolHandlerReadTest {

    private static final String MAGIC = "length-header(4, magic=\"\\xca\")";

    private final HookedCodec codec = new HookedCodec();
    private final List<Throwable> caught = new ArrayList<>();
    private EmbeddedChannel channel = channel(HookedCodec.protocol(codec));

    private EmbeddedChannel channel(Protocol.Builder<String> protocol) {
        return new EmbeddedChannel(protocol.build().newHandler(), new ChannelInboundHandlerAdapter() {
            @Override
            public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
                caught.add(cause);
            }
        });
    }

    private static ByteBuf magicThenGarbage() {
        return Unpooled.buffer().writeByte(0xca).writeBytes(frames("one")).writeBytes(frames("garbage"));
    }

    @AfterEach
    void finish() {
        channel.finishAndReleaseAll();
    }

    @Test
    void severalFramesInOneReadAreSeveralMessages() {
        channel.writeInbound(frames("one", "", "three"));

        assertThat(received(channel)).containsExactly("one", "", "three");
    }

    @Test
    void aFrameMayComeByteByByte() {
        ByteBuf all = frames("one", "two");
        while (all.isReadable()) {
            channel.writeInbound(all.readBytes(1));
        }
        all.release();

        assertThat(received(channel)).containsExactly("one", "two");
    }

    @Test
    void randomPiecesInBuffersOfAnyKindGiveTheSameMessages() {
        for (int seed = 0; seed < 30; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String[] messages = IntStream.range(0, 50)
                    .mapToObj(i -> "x".repeat(random.nextInt(random.nextBoolean() ? 20 : 3000)) + i)
                    .toArray(String[]::new);
            ByteBuf all = frames(messages);
            while (all.isReadable()) {
                int length = Math.min(all.readableBytes(), 1 + random.nextInt(random.nextBoolean() ? 10 : 5000));
                ByteBuf piece = random.nextBoolean() ? Unpooled.directBuffer() : Unpooled.buffer();
                channel.writeInbound(piece.writeBytes(all, length));
            }
            all.release();
            assertThat(received(channel)).as("seed %d", seed).containsExactly((Object[]) messages);
        }
    }

    @Test
    void whatIsNotBytesPassesBy() {
        channel.writeInbound(42);

        assertThat(received(channel)).containsExactly(42);
    }

    @Test
    void aBadPayloadIsReportedAndTheNextMessageFollows() {
        codec.reject("bad");
        channel.writeInbound(frames("one", "bad", "three"));

        assertThat(received(channel)).containsExactly("one", "three");
        assertThat(caught).singleElement().isInstanceOfSatisfying(MessageDecodeException.class, bad -> {
            assertThat(bad.reason()).isEqualTo(DecodeException.Reason.MALFORMED);
            assertThat(bad).hasMessage("rejected: bad");
        });
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void whateverACodecThrowsCostsOneMessageOnly() {
        codec.onDecode("bad", () -> {
            throw new AssertionError("a bug in a codec");
        });
        channel.writeInbound(frames("one", "bad", "three"));

        assertThat(received(channel)).containsExactly("one", "three");
        assertThat(caught).singleElement().isInstanceOf(MessageDecodeException.class);
    }

    @Test
    void aBadFrameClosesTheChannelAfterTheGoodMessagesBeforeIt() {
        channel = channel(HookedCodec.protocol(codec).framing(MAGIC));
        channel.writeInbound(magicThenGarbage());

        assertThat(received(channel)).containsExactly("one");
        assertThat(caught).singleElement().isInstanceOf(CorruptedFrameException.class);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void nothingIsParsedBehindABadFrame() {
        channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
                promise.setSuccess(); // so that the pipeline stays as it is
            }
        });
        channel.pipeline().fireChannelRead(Unpooled.buffer().writeInt(-1));
        ByteBuf later = frames("later");
        channel.pipeline().fireChannelRead(later);

        assertThat(received(channel)).isEmpty();
        assertThat(caught).hasSize(1);
        assertThat(later.refCnt()).isZero();
    }

    @Test
    void aFrameThatIsTooLongClosesTheChannelByDefault() {
        channel = channel(HookedCodec.protocol(codec).framing("length-header(4, max=5)"));
        channel.writeInbound(frames("one", "sixsix", "three"));

        assertThat(received(channel)).containsExactly("one");
        assertThat(caught).singleElement().isInstanceOf(TooLongFrameException.class);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aFrameThatIsTooLongCanBeSkipped() {
        channel = channel(
                HookedCodec.protocol(codec).framing("length-header(4, max=5)").onBadFrame(OnBadFrame.SKIP));
        ByteBuf all = frames("one", "x".repeat(10_000), "three");
        while (all.isReadable()) {
            channel.writeInbound(all.readBytes(Math.min(all.readableBytes(), 100)));
        }
        all.release();

        assertThat(received(channel)).containsExactly("one", "three");
        assertThat(caught).singleElement().isInstanceOf(TooLongFrameException.class);
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void aFrameBehindWhichNothingIsCertainIsNotSkipped() {
        channel = channel(HookedCodec.protocol(codec).framing(MAGIC).onBadFrame(OnBadFrame.SKIP));
        channel.writeInbound(magicThenGarbage());

        assertThat(received(channel)).containsExactly("one");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aStreamThatEndsInsideAFrameIsReportedOnce() {
        channel.writeInbound(frames("one").writeInt(10).writeByte('x'));
        channel.finish();

        assertThat(received(channel)).containsExactly("one");
        assertThat(caught).singleElement().isInstanceOfSatisfying(TruncatedFrameException.class, truncated -> {
            assertThat(truncated.inStep()).isFalse();
            assertThat(truncated.reason()).isEqualTo(DecodeException.Reason.MALFORMED);
        });
    }

    @Test
    void aStreamThatEndsBetweenFramesIsNotReported() {
        channel.writeInbound(frames("one"));
        channel.finish();

        assertThat(caught).isEmpty();
    }

    @Test
    void onHalfCloseTheTruncatedFrameIsReportedBeforeTheEventAndOnlyOnce() {
        List<String> order = new ArrayList<>();
        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
                order.add("event after " + caught.size() + " reports");
            }
        });
        channel.writeInbound(frames("one").writeByte(0));
        channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        channel.finish();

        assertThat(order).containsExactly("event after 1 reports");
        assertThat(caught).singleElement().isInstanceOf(TruncatedFrameException.class);
        assertThat(received(channel)).containsExactly("one");
    }

    @Test
    void theUnterminatedLastLineIsDeliveredWhereTheFramingSaysSo() {
        channel = channel(HookedCodec.protocol(codec).framing("line(unterminated=deliver)"));
        channel.writeInbound(Unpooled.copiedBuffer("one\ntwo", StandardCharsets.UTF_8));
        channel.finish();

        assertThat(received(channel)).containsExactly("one", "two");
        assertThat(caught).isEmpty();
    }

    @Test
    void bytesThatWereNotUsedGoToTheNextHandlerOnRemoval() {
        channel.writeInbound(frames("one").writeInt(10).writeByte(0x61));
        channel.pipeline().remove(ProtocolHandler.class);

        assertThat(received(channel)).containsExactly("one", "bytes 0000000a61");
    }

    @Test
    void aMessageMayRemoveTheHandlerAndTheBytesBehindItGoOn() {
        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext ctx, Object message) {
                if (message.equals("upgrade")) {
                    ctx.pipeline().remove(ProtocolHandler.class);
                    ctx.pipeline().fireChannelRead(Unpooled.wrappedBuffer(new byte[] {0x62}));
                }
                ctx.fireChannelRead(message);
            }
        });
        channel.writeInbound(
                Unpooled.directBuffer().writeBytes(frames("one", "upgrade")).writeByte(0x61));

        assertThat(received(channel)).containsExactly("one", "bytes 62", "upgrade", "bytes 61");
    }

    @Test
    void onRemovalBetweenTwoFramesNothingGoesOn() {
        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext ctx, Object message) {
                ctx.pipeline().remove(ProtocolHandler.class);
                ctx.fireChannelRead(message);
            }
        });
        channel.writeInbound(frames("one"));

        assertThat(received(channel)).containsExactly("one");
    }

    @Test
    void replacedByAnotherHandlerTheRestIsDecodedByThatOne() {
        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext ctx, Object message) {
                if (message.equals("upgrade")) {
                    ctx.pipeline()
                            .replace(
                                    ProtocolHandler.class,
                                    "lines",
                                    HookedCodec.protocol(codec)
                                            .framing("line")
                                            .build()
                                            .newHandler());
                }
                ctx.fireChannelRead(message);
            }
        });
        ByteBuf bytes = frames("one", "upgrade");
        bytes.writeCharSequence("two\nthr", StandardCharsets.UTF_8);
        channel.writeInbound(bytes);
        channel.writeInbound(Unpooled.copiedBuffer("ee\n", StandardCharsets.UTF_8));

        assertThat(received(channel)).containsExactly("one", "upgrade", "two", "three");
    }

    @Test
    void bytesThatArriveWhileAMessageIsHandledComeBehindThoseAlreadyThere() {
        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext ctx, Object message) {
                if (message.equals("one")) {
                    ctx.pipeline().fireChannelRead(frames("three"));
                }
                ctx.fireChannelRead(message);
            }
        });
        channel.writeInbound(frames("one", "two"));

        assertThat(received(channel)).containsExactly("one", "two", "three");
    }

    @Test
    void theStreamsEndWaitsForTheMessagesThatAreThere() {
        List<Object> events = new ArrayList<>();
        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext ctx, Object message) {
                events.add(message);
                if (message.equals("one")) {
                    ctx.pipeline().fireChannelInactive();
                }
            }

            @Override
            public void channelInactive(ChannelHandlerContext ctx) {
                events.add("inactive");
            }
        });
        channel.writeInbound(frames("one", "two"));

        assertThat(events).containsExactly("one", "two", "inactive");
    }

    @Test
    void aReplyWrittenWhileDecodingIsSentInOrder() {
        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext ctx, Object message) {
                ctx.write("re: " + message);
            }

            @Override
            public void channelReadComplete(ChannelHandlerContext ctx) {
                ctx.flush();
            }
        });
        channel.writeInbound(frames("one", "two"));

        assertThat(Wire.written(channel)).containsExactly("[re: one, re: two]");
    }

    @Test
    void aSmallMessageDoesNotPinALargeRead() {
        EmbeddedChannel bytes = new EmbeddedChannel(
                Protocol.parse("length-header(4) + bytes", io.framewright.codec.MessageTypes.of(ByteBuf.class))
                        .newHandler());
        ByteBuf read = Unpooled.directBuffer(64 * 1024).writeBytes(frames("small"));
        bytes.writeInbound(read);
        ByteBuf message = bytes.readInbound();

        assertThat(read.refCnt()).isZero();
        assertThat(message.toString(StandardCharsets.UTF_8)).isEqualTo("small");
        message.release();
        bytes.finishAndReleaseAll();
    }

    @Test
    void aLargeMessageOfBytesIsASliceOfItsRead() {
        EmbeddedChannel bytes = new EmbeddedChannel(
                Protocol.parse("length-header(4) + bytes", io.framewright.codec.MessageTypes.of(ByteBuf.class))
                        .newHandler());
        ByteBuf frame = frames("x".repeat(10_000));
        ByteBuf read = Unpooled.directBuffer(frame.readableBytes()).writeBytes(frame);
        frame.release();
        bytes.writeInbound(read);
        ByteBuf message = bytes.readInbound();

        assertThat(read.refCnt()).isEqualTo(1);
        message.release();
        assertThat(read.refCnt()).isZero();
        bytes.finishAndReleaseAll();
    }

    @Test
    void aDecoderThatReturnsNullIsReported() {
        channel = channel(HookedCodec.protocol(codec).codec(new NullCodec()));
        channel.writeInbound(frames("one"));

        assertThat(caught).singleElement().isInstanceOf(MessageDecodeException.class);
        assertThatThrownBy(() -> {
                    throw caught.get(0);
                })
                .hasMessageContaining("returned null");
    }

    private static final class Replier extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ctx.write("re: " + message);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext ctx) {
            ctx.flush();
        }
    }

    /** Messages that the stream's end delivered had no readComplete behind them, so replies to them stayed unflushed. */
    @Test
    void aReplyToTheLastMessageOfAHalfClosedStreamIsFlushed() {
        channel = new EmbeddedChannel(
                HookedCodec.protocol(codec)
                        .framing("line(unterminated=deliver)")
                        .build()
                        .newHandler(),
                new Replier());
        channel.writeInbound(Unpooled.copiedBuffer("two", StandardCharsets.UTF_8));
        channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        ByteBuf out = channel.readOutbound();

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("re: two\n");
        out.release();
    }

    @Test
    void switchingAutoReadOffWhenABadPayloadIsReportedStopsThere() {
        codec.reject("bad");
        EmbeddedChannel cautious = new EmbeddedChannel(
                HookedCodec.protocol(codec).build().newHandler(), new ChannelInboundHandlerAdapter() {
                    @Override
                    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
                        ctx.channel().config().setAutoRead(false);
                    }
                });
        cautious.writeInbound(frames("bad", "one"));
        assertThat(received(cautious)).isEmpty();
        cautious.read();
        assertThat(received(cautious)).containsExactly("one");
        cautious.finishAndReleaseAll();
    }

    @Test
    void aTruncatedFrameIsReportedOnceEvenIfTheReportClosesTheChannel() {
        List<Throwable> reports = new ArrayList<>();
        EmbeddedChannel closing = new EmbeddedChannel(
                HookedCodec.protocol(codec).build().newHandler(), new ChannelInboundHandlerAdapter() {
                    @Override
                    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
                        reports.add(cause);
                        ctx.close();
                    }
                });
        closing.writeInbound(Unpooled.buffer().writeByte(0));
        closing.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        closing.finishAndReleaseAll();

        assertThat(reports).singleElement().isInstanceOf(TruncatedFrameException.class);
    }

    /** When no memory could be had for the rest of a read, every later event waited for ever. */
    @Test
    void whenThereIsNoMemoryForAnUnfinishedFrameTheChannelIsClosed() {
        channel.config().setAllocator(new NoMemory());
        channel.writeInbound(Unpooled.directBuffer().writeInt(10));

        assertThat(caught)
                .singleElement()
                .satisfies(fault -> assertThat(fault).hasRootCauseMessage("none left, says the test"));
        assertThat(channel.isOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cobs(max=2147483647)", "slip(max=2147483647)", "line(max=2147483647)"})
    void anUnlimitedFrameMayBeginAnywhere(String framing) {
        channel = channel(HookedCodec.protocol(codec).framing(framing));
        channel.writeOutbound("one", "two", "three");
        ByteBuf all = Unpooled.buffer();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            all.writeBytes(out);
            out.release();
        }
        channel.writeInbound(all);

        assertThat(caught).isEmpty();
        assertThat(received(channel)).containsExactly("one", "two", "three");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            length-header(4, max=5) + crc32c | 00000007 616161 00000000 | 00000005 61 c1d04330
            line(max=5)                      | 61616161616161 0a        | 61 0a
            cobs(max=5)                      | 09616100                 | 0261 00
            slip(max=5)                      | 61db6161 c0              | 61 c0
            fixed-length(3, pad=iso7816)     | 616161                   | 618000
            """)
    void aBadFrameThatIsInStepCanBeSkipped(String framing, String bad, String good) {
        channel = channel(HookedCodec.protocol(codec).framing(framing).onBadFrame(OnBadFrame.SKIP));
        byte[] bytes = ByteBufUtil.decodeHexDump((bad + good).replace(" ", ""));
        for (byte b : bytes) {
            channel.writeInbound(Unpooled.buffer().writeByte(b));
        }

        assertThat(caught).singleElement().isInstanceOf(BadFrame.class);
        assertThat(caught.get(0)).isInstanceOf(DecoderException.class);
        assertThat(received(channel)).containsExactly("a");
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void anHttpRequestIsNamed() {
        channel.writeInbound(Unpooled.copiedBuffer("GET / HTTP/1.1\r\n", StandardCharsets.US_ASCII));

        assertThat(caught)
                .singleElement()
                .satisfies(fault -> assertThat(fault)
                        .hasMessage("length 1195725856 is over the limit of 1048576 payload bytes;"
                                + " its bytes are ASCII 'GET ': an HTTP client?"));
    }

    private static final class NoMemory extends AbstractByteBufAllocator {
        @Override
        protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
            throw new OutOfMemoryError("none left, says the test");
        }

        @Override
        protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
            throw new OutOfMemoryError("none left, says the test");
        }

        @Override
        public boolean isDirectBufferPooled() {
            return false;
        }
    }

    private static final class NullCodec implements io.framewright.codec.CodecProvider {
        @Override
        public String name() {
            return "null";
        }

        @Override
        public <T> io.framewright.codec.Codec<T> codecFor(Class<T> type, io.framewright.codec.CodecOptions options) {
            return new io.framewright.codec.Codec<>() {
                @Override
                public void encode(T message, ByteBuf out) {}

                @Override
                @SuppressWarnings("NullAway") // a faulty codec
                public T decode(ByteBuf in) {
                    in.skipBytes(in.readableBytes());
                    return null;
                }
            };
        }
    }
}

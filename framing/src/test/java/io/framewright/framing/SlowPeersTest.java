package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.MessageTypes;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that send or read slowly hold little memory. */
@Timeout(60)
class SlowPeersTest {

    private static Protocol<String> protocol(String framing) {
        return Protocol.builder(MessageTypes.of(String.class))
                .framing(framing)
                .codec("string")
                .build();
    }

    private static byte[] frame(String framing, int length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MessageWriter<String> writer = protocol(framing).writer(bytes);
        writer.write("x".repeat(length));
        writer.flush();
        return bytes.toByteArray();
    }

    private static long held(UnpooledByteBufAllocator alloc) {
        return alloc.metric().usedHeapMemory() + alloc.metric().usedDirectMemory();
    }

    /** No more than four times what it sent, or 8 KiB, whatever it says is to come; nothing between two frames. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "length-header(4)",
                "varint-header",
                "fixed-length(100000)",
                "line",
                "delimiter(\"$_\", \"#\")",
                "cobs",
                "slip",
                "length-header(4) + crc32c"
            })
    void oneByteAtATimeHoldsWhatItSentTimesFour(String framing) throws IOException {
        UnpooledByteBufAllocator alloc = new UnpooledByteBufAllocator(false, true);
        EmbeddedChannel channel = new EmbeddedChannel(protocol(framing).newHandler());
        channel.config().setAllocator(alloc);
        byte[] frame = frame(framing, 100_000);
        for (int sent = 1; sent < frame.length; sent++) {
            channel.pipeline().fireChannelRead(alloc.directBuffer(1).writeByte(frame[sent - 1]));
            channel.pipeline().fireChannelReadComplete();
            assertThat(held(alloc)).as("after %d bytes", sent).isLessThanOrEqualTo(Math.max(8 * 1024, 4L * sent));
        }
        channel.pipeline().fireChannelRead(alloc.directBuffer(1).writeByte(frame[frame.length - 1]));

        String message = channel.readInbound();
        assertThat(message).isEqualTo("x".repeat(100_000));
        assertThat(held(alloc)).isZero();
        channel.finishAndReleaseAll();
    }

    /** 2000 connections that have sent ten bytes each, and declared a megabyte. */
    @Test
    void manySuchPeersHoldEightKibibytesEach() throws IOException {
        UnpooledByteBufAllocator alloc = new UnpooledByteBufAllocator(false, true);
        byte[] frame = frame("length-header(4)", 1024 * 1024);
        List<EmbeddedChannel> channels = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            EmbeddedChannel channel =
                    new EmbeddedChannel(protocol("length-header(4)").newHandler());
            channel.config().setAllocator(alloc);
            channels.add(channel);
            for (int sent = 0; sent < 10; sent++) {
                channel.pipeline().fireChannelRead(alloc.directBuffer(1).writeByte(frame[sent]));
            }
        }

        assertThat(held(alloc)).isLessThanOrEqualTo(2000 * 8 * 1024L);
        channels.forEach(channel -> channel.pipeline().remove(ProtocolHandler.class));
        channels.forEach(EmbeddedChannel::finishAndReleaseAll);
        assertThat(held(alloc)).isZero();
    }

    /** Writes as long as the channel is writable, and notes how much that makes. */
    private static final class Writer extends ChannelInboundHandlerAdapter {
        static final int MESSAGES = 20_000;
        static final int LENGTH = 1000;

        final UnpooledByteBufAllocator alloc = new UnpooledByteBufAllocator(false, true);
        final CountDownLatch stopped = new CountDownLatch(1);
        final CountDownLatch completed = new CountDownLatch(MESSAGES);
        int written;
        long mostPending;
        long mostHeld;

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            write(ctx);
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext ctx) {
            if (ctx.channel().isWritable()) {
                ctx.channel().eventLoop().execute(() -> write(ctx));
            } else {
                stopped.countDown();
            }
        }

        private void write(ChannelHandlerContext ctx) {
            while (written < MESSAGES && ctx.channel().isWritable()) {
                ctx.write("x".repeat(LENGTH)).addListener(done -> {
                    if (done.isSuccess()) {
                        completed.countDown();
                    }
                });
                if (++written % 100 == 0) {
                    ctx.flush();
                }
                mostPending = Math.max(mostPending, pending(ctx.channel()));
                mostHeld = Math.max(mostHeld, held(alloc));
            }
            ctx.flush();
        }

        private static long pending(Channel channel) {
            return channel.unsafe().outboundBuffer().totalPendingWriteBytes();
        }
    }

    @Test
    void aPeerThatDoesNotReadStopsTheWriterAtTheHighWaterMark() throws Exception {
        Writer writer = new Writer();
        int high = 64 * 1024;
        int bound = 32 * 1024;
        try (Server server = new Server(
                        options -> options.childOption(ChannelOption.SO_SNDBUF, 64 * 1024)
                                .childOption(ChannelOption.ALLOCATOR, writer.alloc)
                                .childOption(
                                        ChannelOption.WRITE_BUFFER_WATER_MARK, new WriteBufferWaterMark(bound, high)),
                        () -> new ChannelHandler[] {protocol("length-header(4)").newHandler(), writer});
                Socket peer = server.connect()) {
            writer.stopped.await();
            byte[] frame = frame("length-header(4)", Writer.LENGTH);
            for (int i = 0; i < Writer.MESSAGES; i++) {
                assertThat(peer.getInputStream().readNBytes(frame.length)).isEqualTo(frame);
            }

            assertThat(writer.completed.await(30, TimeUnit.SECONDS)).isTrue();
            Channel channel = server.accepted();
            channel.close().sync();
        }
        assertThat(writer.mostPending).isLessThanOrEqualTo(high + bound);
        assertThat(writer.mostHeld).isLessThanOrEqualTo(2L * (high + bound));
        assertThat(held(writer.alloc)).isZero();
    }
}

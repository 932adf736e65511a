package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.MessageTypes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The allocator throws OutOfDirectMemoryError at its first request, at its second, and so on, until a whole exchange needs
 * no more of them: whichever fails, nothing leaks, every promise completes, and what is sent and received is whole.
 */
class OutOfMemoryTest {

    private static final List<String> MESSAGES =
            List.of("one", "x".repeat(300), "y".repeat(5000), "two", "z".repeat(40_000), "", "three").stream()
                    .map(text -> text + "!")
                    .toList();

    private static final int CANCELLED = 3;

    private final List<Throwable> caught = new ArrayList<>();
    private final List<String> received = new ArrayList<>();

    private static Protocol<String> protocol(String framing) {
        return Protocol.builder(MessageTypes.of(String.class))
                .framing(framing)
                .codec("string")
                .build();
    }

    private EmbeddedChannel channel(Protocol<String> protocol, FailingAllocator alloc) {
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.config().setAllocator(alloc);
        channel.pipeline().addLast(protocol.newHandler(), new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext ctx, Object message) {
                received.add((String) message);
            }

            @Override
            public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
                caught.add(cause);
            }
        });
        return channel;
    }

    private static byte[] wire(Protocol<String> protocol, List<String> messages) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MessageWriter<String> writer = protocol.writer(bytes);
        for (String message : messages) {
            writer.write(message);
        }
        writer.flush();
        return bytes.toByteArray();
    }

    private static byte[] written(EmbeddedChannel channel) {
        ByteBuf all = Unpooled.buffer();
        for (ByteBuf out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            all.writeBytes(out);
            out.release();
        }
        return ByteBufUtil.getBytes(all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "length-header(4)", "length-header(2)", "varint-header", "fixed-length(65536, pad=iso7816)", "line",
                "delimiter(\"$_\", \"#\")", "cobs", "slip", "varint-header + crc32c", "slip + crc32c"
            })
    void writingFailsByWholeMessages(String framing) throws IOException {
        Protocol<String> protocol = protocol(framing);
        boolean failed = true;
        for (int k = 1; failed; k++) {
            FailingAllocator alloc = new FailingAllocator(k);
            EmbeddedChannel channel = channel(protocol, alloc);
            List<ChannelFuture> promises = new ArrayList<>();
            for (String message : MESSAGES) {
                promises.add(channel.write(message));
            }
            promises.get(CANCELLED).cancel(false);
            channel.flush();

            List<String> sent = new ArrayList<>();
            for (int i = 0; i < MESSAGES.size(); i++) {
                assertThat(promises.get(i).isDone())
                        .as("allocation %d, message %d", k, i)
                        .isTrue();
                if (promises.get(i).isSuccess()) {
                    sent.add(MESSAGES.get(i));
                }
            }
            assertThat(written(channel)).as("allocation %d", k).isEqualTo(wire(protocol, sent));
            assertThat(sent).as("allocation %d", k).hasSizeGreaterThanOrEqualTo(MESSAGES.size() - 2);
            channel.finishAndReleaseAll();
            failed = alloc.hasFailed();
            assertThat(alloc.held()).as("allocation %d", k).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "length-header(4)", "length-header(2)", "varint-header", "fixed-length(65536, pad=iso7816)", "line",
                "delimiter(\"$_\", \"#\")", "cobs", "slip", "varint-header + crc32c", "slip + crc32c"
            })
    void readingFailsBehindWholeMessagesAndCloses(String framing) throws IOException {
        Protocol<String> protocol = protocol(framing);
        byte[] stream = wire(protocol, MESSAGES);
        int failures = 0;
        for (int piece : new int[] {67, 1000, 30_000}) {
            boolean failed = true;
            for (int k = 1; failed; k++) {
                received.clear();
                caught.clear();
                FailingAllocator alloc = new FailingAllocator(k);
                EmbeddedChannel channel = channel(protocol, alloc);
                for (int from = 0; from < stream.length && channel.isOpen(); from += piece) {
                    ByteBuf read =
                            Unpooled.directBuffer().writeBytes(stream, from, Math.min(piece, stream.length - from));
                    channel.pipeline().fireChannelRead(read);
                    channel.pipeline().fireChannelReadComplete();
                }
                failed = alloc.hasFailed();
                assertThat(received)
                        .as("allocation %d", k)
                        .isEqualTo(MESSAGES.subList(0, failed ? received.size() : MESSAGES.size()));
                assertThat(channel.isOpen()).as("allocation %d", k).isEqualTo(!failed);
                assertThat(caught).as("allocation %d", k).hasSize(failed ? 1 : 0);
                channel.finishAndReleaseAll();
                assertThat(alloc.held()).as("allocation %d", k).isZero();
                failures += failed ? 1 : 0;
            }
        }
        assertThat(failures).isPositive();
    }
}

package io.framewright.framing;

import static io.framewright.framing.Wire.frames;
import static io.framewright.framing.Wire.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.framewright.codec.MessageTypes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A frame whose length is known is looked for when its last byte has come, not with every read. */
class MissingBytesTest {

    private final CountingFraming framing = new CountingFraming();
    private final EmbeddedChannel channel = new EmbeddedChannel(Protocol.builder(MessageTypes.of(String.class))
            .framing(framing)
            .codec("string")
            .build()
            .newHandler());

    @AfterEach
    void finish() {
        channel.finishAndReleaseAll();
    }

    @Test
    void aFrameInManyReadsIsLookedForThreeTimes() {
        String text = "x".repeat(1000);
        ByteBuf frame = frames(text);
        while (frame.isReadable()) {
            channel.writeInbound(frame.readRetainedSlice(Math.min(10, frame.readableBytes())));
        }
        frame.release();

        assertThat(received(channel)).containsExactly(text);
        assertThat(framing.searches)
                .as("in the first read, in the last one, and behind the frame")
                .isEqualTo(3);
    }

    @Test
    void theNextFrameMayBeginInTheReadThatCompletesOne() {
        ByteBuf frames = frames("first", "second");
        channel.writeInbound(frames.readRetainedSlice(6));
        channel.writeInbound(frames.readRetainedSlice(6));
        channel.writeInbound(frames);

        assertThat(received(channel)).containsExactly("first", "second");
    }

    @Test
    void anEmptyReadChangesNothing() {
        ByteBuf frame = frames("first");
        channel.writeInbound(frame.readRetainedSlice(8));
        channel.writeInbound(Unpooled.directBuffer(1));
        channel.writeInbound(frame);

        assertThat(received(channel)).containsExactly("first");
    }

    @Test
    void aStreamThatEndsBeforeThemIsReported() {
        ByteBuf frame = frames("first");
        channel.writeInbound(frame.readRetainedSlice(6));
        channel.writeInbound(frame.readRetainedSlice(1));
        frame.release();
        channel.close();

        assertThat(catchThrowable(channel::checkException)).isInstanceOf(TruncatedFrameException.class);
    }

    private static final class CountingFraming implements Framing {

        private final Framing framing = Framings.parse("length-header(4)");
        private int searches;

        @Override
        public int open(ByteBuf out) {
            return framing.open(out);
        }

        @Override
        public void close(ByteBuf out, int start) {
            framing.close(out, start);
        }

        @Override
        public int headerLength() {
            return framing.headerLength();
        }

        @Override
        public int maxPayload() {
            return framing.maxPayload();
        }

        @Override
        public Deframer newDeframer() {
            Deframer deframer = framing.newDeframer();
            return new Deframer() {
                @Override
                public @Nullable ByteBuf next(ByteBuf in) {
                    searches++;
                    return deframer.next(in);
                }

                @Override
                public void release(ByteBuf in) {
                    deframer.release(in);
                }

                @Override
                public int missing(ByteBuf in) {
                    return deframer.missing(in);
                }

                @Override
                public @Nullable ByteBuf end(ByteBuf in) {
                    return deframer.end(in);
                }
            };
        }
    }
}

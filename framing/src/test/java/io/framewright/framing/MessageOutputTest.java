package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.EncodeException;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MessageOutputTest {

    /** A channel that does not block: it takes as many bytes as it has room for. */
    private static final class Narrow implements WritableByteChannel {

        private final io.netty.buffer.ByteBuf taken = Unpooled.buffer();
        private int room;
        private int most;

        @Override
        public int write(ByteBuffer bytes) {
            most = Math.max(most, bytes.remaining());
            int count = Math.min(room, bytes.remaining());
            ByteBuffer part = bytes.slice().limit(count);
            taken.writeBytes(part);
            bytes.position(bytes.position() + count);
            room -= count;
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    private final HookedCodec codec = new HookedCodec();
    private final MessageOutput<String> output =
            HookedCodec.protocol(codec).build().newOutput();
    private final Narrow channel = new Narrow();

    @Test
    void whatAChannelDoesNotTakeWaits() throws IOException {
        output.write("one");
        assertThat(output.size()).isEqualTo(7);
        assertThat(output.writeTo(channel)).isFalse();
        channel.room = 5;
        assertThat(output.writeTo(channel)).isFalse();
        assertThat(output.size()).isEqualTo(2);
        output.write("two");
        channel.room = 100;
        assertThat(output.writeTo(channel)).isTrue();

        assertThat(output.size()).isZero();
        assertThat(Wire.messages(channel.taken)).containsExactly("one", "two");
    }

    @Test
    void aChannelIsGivenPiecesOfALongBacklog() throws IOException {
        for (int i = 0; i < 10; i++) {
            output.write("x".repeat(100_000));
        }
        channel.room = 500_000;
        assertThat(output.writeTo(channel)).isFalse();
        assertThat(output.size()).isEqualTo(10 * 100_004 - 500_000);
        assertThat(channel.most).isEqualTo(128 * 1024);
    }

    @Test
    void whateverACodecThrowsIsAnEncodeException() throws IOException {
        codec.onEncode("bad", () -> {
            throw new IllegalStateException("no");
        });
        assertThatThrownBy(() -> output.write("bad"))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("the codec failed")
                .hasRootCauseMessage("no");
        assertThat(output.size()).isZero();
    }

    @Test
    void messagesKeepTheirOrderHoweverNarrowTheChannelIs() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        int written = 0;
        while (written < 3000 || output.size() > 0) {
            for (int burst = random.nextInt(40); burst > 0 && written < 3000; burst--) {
                output.write("message " + written++);
            }
            channel.room = random.nextInt(400);
            output.writeTo(channel);
        }

        assertThat(Wire.messages(channel.taken))
                .hasSize(3000)
                .startsWith("message 0", "message 1")
                .endsWith("message 2999");
    }

    @Test
    void aMessageThatCannotBeEncodedLeavesNoByteBehind() throws IOException {
        codec.refuse("bad");
        channel.room = 3;
        output.write("one");
        output.writeTo(channel);
        assertThatThrownBy(() -> output.write("bad")).isInstanceOf(EncodeException.class);
        output.write("two");
        channel.room = 100;
        output.writeTo(channel);

        assertThat(Wire.messages(channel.taken)).containsExactly("one", "two");
    }

    @Test
    void anEmptyOutputWritesNothing() throws IOException {
        assertThat(output.writeTo(channel)).isTrue();
        assertThat(channel.taken.isReadable()).isFalse();
    }

    @Test
    void anEmptyOutputKeepsLittle() throws IOException {
        channel.room = 10_000;
        output.write("one");
        output.writeTo(channel);
        assertThat(output.bytes().capacity()).isPositive();
        assertThat(output.bytes().writerIndex()).isZero();
        output.write("x".repeat(2_000));
        output.writeTo(channel);

        assertThat(output.bytes().capacity()).isZero();
        channel.taken.release();
    }
}

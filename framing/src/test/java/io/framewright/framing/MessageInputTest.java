package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.DecodeException;
import io.framewright.codec.MessageTypes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageInputTest {

    private static final List<String> MESSAGES = List.of("one", "two", "seven", "x".repeat(40));

    private final HookedCodec codec = new HookedCodec();

    private Protocol<String> protocol(OnBadFrame onBadFrame) {
        return HookedCodec.protocol(codec)
                .framing("length-header(4, max=100)")
                .onBadFrame(onBadFrame)
                .build();
    }

    /** Feeds from a buffer that is overwritten at once, as a loop around a selector does. */
    private static void feed(MessageInput<?> input, byte[] bytes, int from, int to) {
        ByteBuffer buffer = ByteBuffer.allocate(to - from + 2);
        buffer.position(1);
        buffer.put(bytes, from, to - from).flip().position(1);
        input.feed(buffer);
        assertThat(buffer.hasRemaining()).isFalse();
        Arrays.fill(buffer.array(), (byte) 0xff);
    }

    /** Takes what there is; faults by the names of their classes. */
    private static <T> List<String> drain(MessageInput<T> input) {
        List<String> drained = new ArrayList<>();
        while (true) {
            try {
                T message = input.next();
                if (message == null) {
                    return drained;
                }
                drained.add(message.toString());
            } catch (RuntimeException fault) {
                drained.add("<" + fault.getClass().getSimpleName() + ">");
            }
        }
    }

    private static byte[] bytes(ByteBuf frames) {
        byte[] bytes = ByteBufUtil.getBytes(frames);
        frames.release();
        return bytes;
    }

    private static byte[] encoded(Protocol<String> protocol) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MessageWriter<String> writer = protocol.writer(out);
        for (String message : MESSAGES) {
            writer.write(message);
        }
        writer.flush();
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "length-header(4)",
                "length-header(2, order=little-endian) + crc32c",
                "varint-header",
                "line",
                "delimiter(\"$_\")",
                "cobs",
                "slip + crc32c",
                "fixed-length(64, pad=0x20)"
            })
    void aStreamMayBeCutAnywhere(String framing) throws IOException {
        Protocol<String> protocol = HookedCodec.protocol(codec).framing(framing).build();
        byte[] stream = encoded(protocol);
        for (int first = 0; first <= stream.length; first++) {
            for (int second = first; second <= stream.length; second += 7) {
                MessageInput<String> input = protocol.newInput();
                List<String> received = new ArrayList<>();
                for (int[] part : new int[][] {{0, first}, {first, second}, {second, stream.length}}) {
                    feed(input, stream, part[0], part[1]);
                    received.addAll(drain(input));
                }
                input.end();
                received.addAll(drain(input));
                assertThat(received).as("cut at %d and %d", first, second).isEqualTo(MESSAGES);
                assertThat(input.isEnded()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bytesMayComeOneByOneOrInPiecesThatNobodyTakesMessagesFrom(boolean pieces) throws IOException {
        Protocol<String> protocol = protocol(OnBadFrame.CLOSE);
        byte[] stream = encoded(protocol);
        SplittableRandom random = new SplittableRandom(7);
        MessageInput<String> input = protocol.newInput();
        List<String> received = new ArrayList<>();
        for (int from = 0; from < stream.length; ) {
            int to = pieces ? Math.min(stream.length, from + random.nextInt(20)) : from + 1;
            feed(input, stream, from, to);
            from = to;
            String message = pieces && random.nextBoolean() ? null : input.next();
            if (message != null) {
                received.add(message);
            }
        }
        received.addAll(drain(input));

        assertThat(received).isEqualTo(MESSAGES);
        assertThat(input.isEnded()).as("more may follow").isFalse();
    }

    @Test
    void everyTruncationIsReportedOnce() throws IOException {
        Protocol<String> protocol = protocol(OnBadFrame.SKIP);
        byte[] stream = bytes(Wire.frames("one", "two"));
        for (int length = 0; length <= stream.length; length++) {
            MessageInput<String> input = protocol.newInput();
            feed(input, stream, 0, length);
            input.end();
            List<String> expected = new ArrayList<>(List.of("one", "two").subList(0, length / 7));
            if (length % 7 != 0) {
                expected.add("<TruncatedFrameException>");
            }
            assertThat(drain(input)).as("after %d bytes", length).isEqualTo(expected);
            assertThat(input.isEnded()).isTrue();
        }
    }

    @Test
    void aFrameOverTheLimitEndsTheStreamOrIsSkipped() {
        byte[] stream = bytes(Wire.frames("one", "x".repeat(101), "three"));
        MessageInput<String> closing = protocol(OnBadFrame.CLOSE).newInput();
        MessageInput<String> skipping = protocol(OnBadFrame.SKIP).newInput();
        feed(closing, stream, 0, stream.length);
        feed(skipping, stream, 0, stream.length);

        assertThat(drain(closing)).containsExactly("one", "<FrameTooLongException>");
        assertThat(closing.isEnded()).isTrue();
        assertThat(drain(skipping)).containsExactly("one", "<FrameTooLongException>", "three");
        assertThat(skipping.isEnded()).isFalse();
    }

    @Test
    void bytesBehindTheEndAreDropped() {
        byte[] stream = bytes(Wire.frames("one"));
        MessageInput<String> input = protocol(OnBadFrame.CLOSE).newInput();
        input.end();
        feed(input, stream, 0, stream.length);
        assertThat(drain(input)).isEmpty();
        feed(input, stream, 0, stream.length);
        assertThat(drain(input)).isEmpty();
    }

    @Test
    void aBadPayloadIsThrownAndTheNextMessageFollows() {
        codec.reject("bad");
        byte[] stream = bytes(Wire.frames("bad", "two"));
        MessageInput<String> input = protocol(OnBadFrame.CLOSE).newInput();
        feed(input, stream, 0, stream.length);

        assertThatThrownBy(input::next).isInstanceOf(DecodeException.class);
        assertThat(drain(input)).containsExactly("two");
    }

    @Test
    void aBadPayloadAtTheEndIsThrownOnce() {
        codec.reject("bad");
        byte[] stream = bytes(Wire.frames("bad"));
        MessageInput<String> input = protocol(OnBadFrame.CLOSE).newInput();
        feed(input, stream, 0, stream.length);
        input.end();

        assertThat(drain(input)).containsExactly("<DecodeException>");
        assertThat(input.isEnded()).isTrue();
    }

    /** The buffers would be the caller's again while a message still refers to them. */
    @Test
    void messagesThatAreBytesStayValidWhenTheCallersBufferIsUsedAgain() {
        Protocol<ByteBuf> protocol = Protocol.parse("length-header(4) + bytes", MessageTypes.of(ByteBuf.class));
        byte[] stream = bytes(Wire.frames("a".repeat(3000), "b".repeat(5000)));
        MessageInput<ByteBuf> input = protocol.newInput();
        List<ByteBuf> messages = new ArrayList<>();
        for (int from = 0; from < stream.length; from += 2500) {
            feed(input, stream, from, Math.min(stream.length, from + 2500));
            for (ByteBuf message = input.next(); message != null; message = input.next()) {
                messages.add(message);
            }
        }

        assertThat(messages)
                .extracting(message -> message.toString(StandardCharsets.UTF_8))
                .containsExactly("a".repeat(3000), "b".repeat(5000));
        messages.forEach(ByteBuf::release);
    }

    @Test
    void bytesThatNoDelimiterEndedAreTheLastMessageWhereTheFramingSaysSo() {
        byte[] stream = "one\ntwo".getBytes(StandardCharsets.UTF_8);
        MessageInput<String> input = HookedCodec.protocol(codec)
                .framing("line(unterminated=deliver)")
                .build()
                .newInput();
        feed(input, stream, 0, stream.length);
        assertThat(drain(input)).containsExactly("one");
        input.end();

        assertThat(drain(input)).containsExactly("two");
        assertThat(input.isEnded()).isTrue();
    }
}

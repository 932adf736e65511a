package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.DecodeException;
import io.framewright.codec.EncodeException;
import io.framewright.codec.MessageTypes;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages without Netty's channels. */
class MessageStreamTest {

    private final HookedCodec codec = new HookedCodec();

    private Protocol<String> protocol(OnBadFrame onBadFrame) {
        return HookedCodec.protocol(codec)
                .framing("length-header(4, max=100)")
                .onBadFrame(onBadFrame)
                .build();
    }

    private static InputStream stream(ByteBuf bytes) {
        byte[] array = ByteBufUtil.getBytes(bytes);
        bytes.release();
        return new ByteArrayInputStream(array);
    }

    /** A stream that never gives more than a byte at once. */
    private static InputStream trickle(InputStream in) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return in.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return in.read(into, offset, Math.min(1, length));
            }
        };
    }

    private static List<String> readAll(MessageReader<String> reader) throws IOException {
        List<String> messages = new ArrayList<>();
        for (String message = reader.read(); message != null; message = reader.read()) {
            messages.add(message);
        }
        return messages;
    }

    @Test
    void whatAWriterWritesAReaderReads() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MessageWriter<String> writer = protocol(OnBadFrame.CLOSE).writer(out);
        for (int i = 0; i < 5000; i++) {
            writer.write("message " + i);
        }
        writer.flush();
        MessageReader<String> reader = protocol(OnBadFrame.CLOSE).reader(new ByteArrayInputStream(out.toByteArray()));

        assertThat(readAll(reader)).hasSize(5000).startsWith("message 0").endsWith("message 4999");
    }

    @Test
    void aMessageMayComeByteByByte() throws IOException {
        MessageReader<String> reader =
                protocol(OnBadFrame.CLOSE).reader(trickle(stream(Wire.frames("one", "", "two"))));

        assertThat(readAll(reader)).containsExactly("one", "", "two");
    }

    @Test
    void nothingIsSentBeforeAFlush() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MessageWriter<String> writer = protocol(OnBadFrame.CLOSE).writer(out);
        writer.write("one");
        assertThat(out.size()).isZero();
        writer.flush();
        assertThat(out.toByteArray()).hasSize(7);
    }

    @Test
    void channelsWork() throws IOException {
        Pipe pipe = Pipe.open();
        try (var sink = pipe.sink()) {
            MessageWriter<String> writer = protocol(OnBadFrame.CLOSE).writer(sink);
            writer.write("one");
            writer.write("two");
            writer.flush();
        }
        try (var source = pipe.source()) {
            assertThat(readAll(protocol(OnBadFrame.CLOSE).reader(source))).containsExactly("one", "two");
        }
    }

    /** It had sent the buffer again from its beginning: {@code helhello}. */
    @Test
    void nothingIsSentBehindAWriteThatFailedHalfWay() throws IOException {
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        MessageWriter<String> writer = protocol(OnBadFrame.CLOSE).writer(new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                if (taken.size() == 3) {
                    throw new IOException("no space left");
                }
                taken.write(value);
            }
        });
        writer.write("hello");
        assertThatThrownBy(writer::flush).hasMessage("no space left");

        assertThatThrownBy(writer::flush)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("an earlier write has failed")
                .hasRootCauseMessage("no space left");
        assertThatThrownBy(() -> writer.write("world")).isInstanceOf(IOException.class);
        assertThat(taken.size()).isEqualTo(3);
    }

    @Test
    void aChannelThatDoesNotBlockIsRefused() throws IOException {
        Pipe pipe = Pipe.open();
        try (var sink = pipe.sink();
                var source = pipe.source()) {
            source.configureBlocking(false);
            MessageReader<String> reader = protocol(OnBadFrame.CLOSE).reader(source);

            assertThatThrownBy(reader::read).isInstanceOf(IOException.class).hasMessageContaining("blocking");
            assertThat(sink.isOpen()).isTrue();
        }
    }

    @Test
    void aBadPayloadIsThrownAndTheNextMessageFollows() throws IOException {
        codec.reject("bad");
        MessageReader<String> reader = protocol(OnBadFrame.CLOSE).reader(stream(Wire.frames("one", "bad", "three")));

        assertThat(reader.read()).isEqualTo("one");
        assertThatThrownBy(reader::read).isInstanceOf(DecodeException.class);
        assertThat(reader.read()).isEqualTo("three");
        assertThat(reader.read()).isNull();
    }

    @Test
    void aBadFrameEndsTheReading() throws IOException {
        MessageReader<String> reader =
                protocol(OnBadFrame.CLOSE).reader(stream(Wire.frames("one", "x".repeat(101), "three")));

        assertThat(reader.read()).isEqualTo("one");
        assertThatThrownBy(reader::read).isInstanceOf(FrameTooLongException.class);
        assertThat(reader.read()).isNull();
    }

    @Test
    void aBadFrameCanBeSkipped() throws IOException {
        MessageReader<String> reader =
                protocol(OnBadFrame.SKIP).reader(stream(Wire.frames("one", "x".repeat(101), "three")));

        assertThat(reader.read()).isEqualTo("one");
        assertThatThrownBy(reader::read).isInstanceOf(FrameTooLongException.class);
        assertThat(readAll(reader)).containsExactly("three");
    }

    @Test
    void aStreamThatEndsInsideAFrameIsReportedOnce() throws IOException {
        MessageReader<String> reader =
                protocol(OnBadFrame.CLOSE).reader(stream(Wire.frames("one").writeByte(0)));

        assertThat(reader.read()).isEqualTo("one");
        assertThatThrownBy(reader::read).isInstanceOf(TruncatedFrameException.class);
        assertThat(reader.read()).isNull();
    }

    @Test
    void aMessageThatCannotBeEncodedLeavesNoByteBehind() throws IOException {
        codec.refuse("bad");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MessageWriter<String> writer = protocol(OnBadFrame.CLOSE).writer(out);
        writer.write("one");
        assertThatThrownBy(() -> writer.write("bad")).isInstanceOf(EncodeException.class);
        assertThatThrownBy(() -> writer.write("x".repeat(101))).isInstanceOf(EncodeException.class);
        writer.write("two");
        writer.flush();

        assertThat(readAll(protocol(OnBadFrame.CLOSE).reader(new ByteArrayInputStream(out.toByteArray()))))
                .containsExactly("one", "two");
    }

    @Test
    void bytesThatWereReadStayValid() throws IOException {
        Protocol<ByteBuf> bytes = Protocol.parse("length-header(4) + bytes", MessageTypes.of(ByteBuf.class));
        MessageReader<ByteBuf> reader =
                bytes.reader(stream(Wire.frames("a".repeat(5000), "b".repeat(9000), "c".repeat(20_000))));
        List<ByteBuf> messages = List.of(
                java.util.Objects.requireNonNull(reader.read()),
                java.util.Objects.requireNonNull(reader.read()),
                java.util.Objects.requireNonNull(reader.read()));

        assertThat(reader.read()).isNull();
        assertThat(messages)
                .extracting(message -> (char) message.getByte(message.writerIndex() - 1))
                .containsExactly('a', 'b', 'c');
        assertThat(messages).extracting(ByteBuf::readableBytes).containsExactly(5000, 9000, 20_000);
        messages.forEach(ByteBuf::release);
    }

    @Test
    void largeMessagesOverAChannelArriveWhole() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Protocol<String> large = HookedCodec.protocol(codec).build();
        MessageWriter<String> writer = large.writer(Channels.newChannel(out));
        writer.write("x".repeat(500_000));
        writer.write("y");
        writer.flush();

        assertThat(readAll(large.reader(Channels.newChannel(new ByteArrayInputStream(out.toByteArray())))))
                .extracting(String::length)
                .containsExactly(500_000, 1);
    }

    /** An error left half a frame behind, and the next flush sent it. */
    @Test
    void whateverACodecThrowsLeavesNoByteBehind() throws IOException {
        codec.onEncode("bad", () -> {
            throw new AssertionError("a bug in a codec");
        });
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MessageWriter<String> writer = protocol(OnBadFrame.CLOSE).writer(out);
        assertThatThrownBy(() -> writer.write("bad")).isInstanceOf(EncodeException.class);
        writer.write("two");
        writer.flush();

        assertThat(out.toByteArray()).hasSize(7);
    }

    @Test
    void whateverACodecThrowsWhileReadingIsADecodeException() throws IOException {
        codec.onDecode("bad", () -> {
            throw new IllegalStateException("a bug in a codec");
        });
        MessageReader<String> reader = protocol(OnBadFrame.CLOSE).reader(stream(Wire.frames("bad", "two")));

        assertThatThrownBy(reader::read).isInstanceOf(DecodeException.class).hasRootCauseMessage("a bug in a codec");
        assertThat(reader.read()).isEqualTo("two");
    }

    /** A server that wants to do something else from time to time reads with a timeout. */
    @Test
    void afterATimeoutInsideAFrameReadingGoesOn() throws IOException {
        InputStream in = stream(Wire.frames("one", "two"));
        boolean[] timeOut = {false};
        MessageReader<String> reader = protocol(OnBadFrame.CLOSE).reader(new InputStream() {
            @Override
            public int read() throws IOException {
                return in.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                timeOut[0] = !timeOut[0];
                if (timeOut[0]) {
                    throw new SocketTimeoutException();
                }
                return in.read(into, offset, Math.min(1, length));
            }
        });
        List<String> messages = new ArrayList<>();
        int timeouts = 0;
        while (messages.size() < 2) {
            try {
                messages.add(java.util.Objects.requireNonNull(reader.read()));
            } catch (SocketTimeoutException e) {
                timeouts++;
            }
        }

        assertThat(messages).containsExactly("one", "two");
        assertThat(timeouts).isEqualTo(14);
    }

    /** Every read took 8 KiB of new memory, however little it brought. */
    @Test
    void aReaderTakesItsBufferOnce() throws IOException {
        String[] messages = new String[2000];
        Arrays.fill(messages, "tick");
        InputStream in = stream(Wire.frames(messages));
        MessageReader<String> reader = protocol(OnBadFrame.CLOSE).reader(new InputStream() {
            @Override
            public int read() throws IOException {
                return in.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return in.read(into, offset, Math.min(8, length)); // a message
            }
        });
        assertThat(reader.read()).isEqualTo("tick");
        long before = allocated();
        for (int i = 1; i < messages.length; i++) {
            reader.read();
        }

        assertThat((allocated() - before) / messages.length).isLessThan(2048);
        assertThat(reader.read()).isNull();
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    /** Counts the flushes that it sees. */
    private static final class Flushes extends ByteArrayOutputStream {

        private int flushes;

        @Override
        public void flush() {
            flushes++;
        }
    }

    @Test
    void aFlushReachesTheStreamIfThereIsSomethingToSend() throws IOException {
        Flushes out = new Flushes();
        MessageWriter<String> writer = protocol(OnBadFrame.CLOSE).writer(out);
        writer.flush();
        assertThat(out.flushes).isZero();
        writer.write("one");
        writer.flush();
        writer.flush();
        assertThat(out.flushes).isEqualTo(1);
    }

    @Test
    void thirtyTwoKibibytesAreSentUnasked() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MessageWriter<String> writer = HookedCodec.protocol(codec).build().writer(out);
        writer.write("x".repeat(32 * 1024 - 5));
        assertThat(out.size()).isZero();
        writer.flush();
        out.reset();
        writer.write("x".repeat(32 * 1024 - 4));
        assertThat(out.size()).isEqualTo(32 * 1024);
    }
}

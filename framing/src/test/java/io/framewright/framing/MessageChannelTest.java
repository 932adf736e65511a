package io.framewright.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.DecodeException;
import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.CompletionHandler;
import java.nio.channels.ReadPendingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages over a pair of connected sockets; the far side is bytes in blocking mode. */
@Timeout(60)
class MessageChannelTest {

    private final HookedCodec codec = new HookedCodec();
    private final Protocol<String> protocol =
            HookedCodec.protocol(codec).framing("length-header(4, max=8MiB)").build();
    private AsynchronousSocketChannel near;
    private AsynchronousSocketChannel far;
    private MessageChannel<String> messages;

    @BeforeEach
    void connect() throws Exception {
        try (AsynchronousServerSocketChannel server = AsynchronousServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Future<AsynchronousSocketChannel> accepted = server.accept();
            near = AsynchronousSocketChannel.open();
            near.connect(server.getLocalAddress()).get();
            far = accepted.get();
        }
        messages = protocol.channel(near);
    }

    @AfterEach
    void close() throws IOException {
        near.close();
        far.close();
    }

    private void send(byte[] bytes) throws Exception {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            far.write(buffer).get();
        }
    }

    private static byte[] frames(String... texts) {
        ByteBuf frames = Wire.frames(texts);
        byte[] bytes = ByteBufUtil.getBytes(frames);
        frames.release();
        return bytes;
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.get(30, TimeUnit.SECONDS);
    }

    private static Throwable fault(Future<?> future) {
        try {
            future.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return Objects.requireNonNull(e.getCause());
        } catch (Exception e) {
            return e;
        }
        throw new AssertionError("it has not failed");
    }

    /** Each read of the channel brings the next of the pieces. */
    private static final class Pieces extends FakeChannel {

        private final List<byte[]> pieces;

        Pieces(byte[]... pieces) {
            this.pieces = new ArrayList<>(Arrays.asList(pieces));
        }

        @Override
        int deliver(ByteBuffer into) {
            if (pieces.isEmpty()) {
                return -1;
            }
            byte[] piece = pieces.remove(0);
            into.put(piece);
            return piece.length;
        }
    }

    @Test
    void aStreamMayBeCutAnywhere() throws Exception {
        byte[] stream = frames("one", "", "three");
        for (int first = 0; first <= stream.length; first++) {
            for (int second = first; second <= stream.length; second++) {
                List<String> received = new ArrayList<>();
                MessageChannel<String> channel = protocol.channel(new Pieces(
                        Arrays.copyOfRange(stream, 0, first),
                        Arrays.copyOfRange(stream, first, second),
                        Arrays.copyOfRange(stream, second, stream.length)));
                get(channel.forEach(message -> {
                    received.add(message);
                    return CompletableFuture.completedFuture(null);
                }));
                assertThat(received).as("cut at %d and %d", first, second).containsExactly("one", "", "three");
            }
        }
    }

    @Test
    void manyMessagesInOneReadDoNotGrowTheStack() throws Exception {
        int count = 200_000;
        byte[] empty = new byte[4 * 2000];
        byte[][] reads = IntStream.range(0, count / 2000).mapToObj(i -> empty).toArray(byte[][]::new);
        int[] received = {0};
        get(protocol.channel(new Pieces(reads)).forEach(message -> {
            received[0]++;
            return CompletableFuture.completedFuture(null);
        }));

        assertThat(received[0]).isEqualTo(count);
    }

    @Test
    void theEndInsideAFrameIsReportedOnce() throws Exception {
        send(new byte[] {0, 0, 0, 3, 'o', 'n', 'e', 0, 0});
        far.shutdownOutput();

        assertThat(get(messages.read())).isEqualTo("one");
        assertThat(fault(messages.read())).isInstanceOf(TruncatedFrameException.class);
        assertThat(get(messages.read())).isNull();
    }

    @Test
    void aFrameOverTheLimitEndsTheReading() throws Exception {
        send("GET / HTTP/1.1\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

        assertThat(fault(messages.read())).isInstanceOf(FrameTooLongException.class);
        assertThat(get(messages.read())).isNull();
    }

    @Test
    void aBadPayloadEndsALoopAndTheNextOneGoesOn() throws Exception {
        codec.reject("bad");
        List<String> received = new CopyOnWriteArrayList<>();
        send(frames("one", "bad", "two"));
        far.shutdownOutput();

        assertThat(fault(messages.forEach(message -> {
                    received.add(message);
                    return CompletableFuture.completedFuture(null);
                })))
                .isInstanceOf(DecodeException.class);
        assertThat(get(messages.read())).isEqualTo("two");
        assertThat(received).containsExactly("one");
    }

    @Test
    void theNextMessageWaitsUntilTheLastIsHandled() throws Exception {
        List<String> received = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> handled = new CompletableFuture<>();
        CompletableFuture<Void> first = new CompletableFuture<>();
        CompletableFuture<?> end = messages.forEach(message -> {
            received.add(message);
            first.complete(null);
            return handled;
        });
        send(frames("one", "two"));
        far.shutdownOutput();
        get(first);
        assertThat(received).containsExactly("one");
        assertThat(end.isDone()).isFalse();
        handled.complete(null);
        get(end);

        assertThat(received).containsExactly("one", "two");
    }

    @Test
    void whatTheFunctionThrowsEndsTheLoop() throws Exception {
        send(frames("one", "two"));
        assertThat(fault(messages.forEach(message -> {
                    throw new IllegalStateException(message);
                })))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("one");
        assertThat(get(messages.read())).isEqualTo("two");
    }

    @Test
    void onlyOneReadIsUnderWay() throws Exception {
        Future<?> pending = messages.read();
        assertThatThrownBy(messages::read).isInstanceOf(ReadPendingException.class);
        assertThat(fault(messages.forEach(message -> CompletableFuture.completedFuture(null))))
                .isInstanceOf(ReadPendingException.class);
        send(frames("one"));
        assertThat(get(pending)).isEqualTo("one");
    }

    @Test
    void writesOfManyThreadsComeWholeAndInEachThreadsOrder() throws Exception {
        int threads = 4;
        int each = 2000;
        List<CompletableFuture<?>> writes = new CopyOnWriteArrayList<>();
        List<Thread> writers = IntStream.range(0, threads)
                .mapToObj(thread -> new Thread(() -> {
                    for (int i = 0; i < each; i++) {
                        writes.add(messages.write(thread + ":" + i));
                    }
                }))
                .toList();
        writers.forEach(Thread::start);
        int[] next = new int[threads];
        MessageChannel<String> reader = protocol.channel(far);
        for (int i = 0; i < threads * each; i++) {
            String message = Objects.requireNonNull(get(reader.read()));
            int thread = message.charAt(0) - '0';
            assertThat(Integer.parseInt(message.substring(2))).isEqualTo(next[thread]++);
        }
        for (Thread writer : writers) {
            writer.join();
        }
        for (CompletableFuture<?> write : writes) {
            get(write);
        }
    }

    /** More than the sockets' buffers hold, so that the channel takes it in parts. */
    @Test
    void writesCompleteInOrderAndOnlyWhenTheChannelHasTakenThem() throws Exception {
        String large = "x".repeat(4 << 20);
        List<Integer> completed = new CopyOnWriteArrayList<>();
        List<CompletableFuture<?>> writes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            writes.add(messages.write(i == 0 ? large : large + i).thenRun(() -> completed.add(number)));
        }
        assertThat(writes.get(4).isDone()).as("nobody has read 20 MiB").isFalse();
        MessageChannel<String> reader = protocol.channel(far);
        for (int i = 0; i < 5; i++) {
            assertThat(get(reader.read())).hasSize(large.length() + (i == 0 ? 0 : 1));
        }
        get(writes.get(4));

        assertThat(completed).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void aMessageThatCannotBeEncodedFailsAlone() throws Exception {
        codec.refuse("bad");
        Future<?> one = messages.write("one");
        assertThat(fault(messages.write("bad"))).isInstanceOf(EncodeException.class);
        get(messages.write("two"));
        get(one);
        MessageChannel<String> reader = protocol.channel(far);

        assertThat(get(reader.read())).isEqualTo("one");
        assertThat(get(reader.read())).isEqualTo("two");
    }

    @Test
    void closingFailsWhatWaitsAndWhatFollows() throws Exception {
        Future<?> read = messages.read();
        String large = "x".repeat(8 << 20);
        List<Future<?>> writes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            writes.add(messages.write(large));
        }
        messages.close();

        assertThat(fault(read)).isInstanceOf(IOException.class);
        assertThat(fault(writes.get(3))).isInstanceOf(IOException.class);
        assertThat(fault(messages.write("late"))).isInstanceOf(IOException.class);
    }

    @Test
    void aFailedWriteClosesTheChannelAndFailsTheRest() {
        FakeChannel broken = new FakeChannel() {
            @Override
            int take(ByteBuffer bytes) throws IOException {
                bytes.get(); // a part of a frame is out
                throw new IOException("broken");
            }
        };
        MessageChannel<String> channel = protocol.channel(broken);

        assertThat(fault(channel.write("one"))).hasMessage("broken");
        assertThat(fault(channel.write("two"))).hasMessage("broken");
        assertThat(broken.isOpen()).isFalse();
    }

    @Test
    void partsOfAFrameAreWrittenUntilItIsOut() throws Exception {
        ByteBuf taken = io.netty.buffer.Unpooled.buffer();
        MessageChannel<String> channel = protocol.channel(new FakeChannel() {
            @Override
            int take(ByteBuffer bytes) {
                taken.writeByte(bytes.get());
                return 1;
            }
        });
        get(channel.write("one"));
        get(channel.write("two"));

        assertThat(Wire.messages(taken)).containsExactly("one", "two");
    }

    @Test
    void aChannelIsGivenPiecesOfALongMessage() throws Exception {
        List<Integer> pieces = new ArrayList<>();
        MessageChannel<String> channel = protocol.channel(new FakeChannel() {
            @Override
            int take(ByteBuffer bytes) throws IOException {
                pieces.add(bytes.remaining());
                return super.take(bytes);
            }
        });
        get(channel.write("x".repeat(300_000)));

        assertThat(pieces).containsExactly(128 * 1024, 128 * 1024, 300_004 - 256 * 1024);
    }

    @Test
    void aClosedChannelIsReported() throws Exception {
        near.close();
        assertThat(fault(messages.read())).isInstanceOf(ClosedChannelException.class);
    }

    /** A loop that began anew behind each of these would end in a stack overflow. */
    @Test
    void aLoopCanGoOnBehindBadPayloads() throws Exception {
        codec.reject("");
        byte[] bad = new byte[4 * 2000];
        byte[][] reads = IntStream.range(0, 50).mapToObj(i -> bad).toArray(byte[][]::new);
        reads[49] = frames("one", "", "two", "");
        List<String> received = new ArrayList<>();
        int[] faults = {0};
        get(protocol.channel(new Pieces(reads))
                .forEach(
                        message -> {
                            received.add(message);
                            return CompletableFuture.completedFuture(null);
                        },
                        fault -> faults[0]++));

        assertThat(received).containsExactly("one", "two");
        assertThat(faults[0]).isEqualTo(49 * 2000 + 2);
    }

    @Test
    void aBadFrameEndsALoopThatGoesOnBehindBadPayloads() {
        List<Object> faults = new ArrayList<>();
        Future<?> end = protocol.channel(new Pieces(new byte[] {-1, -1, -1, -1, 0, 0, 0, 0}))
                .forEach(message -> CompletableFuture.completedFuture(null), faults::add);

        assertThat(fault(end)).isInstanceOf(BadFrame.class);
        assertThat(faults).isEmpty();
    }

    /** A read of the channel waits until the test brings bytes. */
    private static final class Waiting extends FakeChannel {

        private @Nullable Consumer<byte[]> reader;

        @Override
        public <A> void read(ByteBuffer into, A attachment, CompletionHandler<Integer, ? super A> handler) {
            reader = bytes -> {
                into.put(bytes);
                handler.completed(bytes.length == 0 ? -1 : bytes.length, attachment);
            };
        }

        void bring(byte... bytes) {
            Objects.requireNonNull(reader).accept(bytes);
        }
    }

    @Test
    void aLoopGoesOnWheneverBytesCome() throws Exception {
        Waiting channel = new Waiting();
        List<String> received = new ArrayList<>();
        Future<?> end = protocol.channel(channel).forEach(message -> {
            received.add(message);
            return CompletableFuture.completedFuture(null);
        });
        channel.bring(frames("one"));
        assertThat(received).containsExactly("one");
        channel.bring(frames("two"));
        assertThat(received).containsExactly("one", "two");
        channel.bring();

        assertThat(end).isDone();
        get(end);
    }

    @Test
    void aLoopCanGoOnBehindBadFramesThatAreSkipped() throws Exception {
        MessageChannel<String> channel = HookedCodec.protocol(codec)
                .framing("length-header(4, max=3)")
                .onBadFrame(OnBadFrame.SKIP)
                .build()
                .channel(new Pieces(frames("one", "three", "two")));
        List<Object> events = new ArrayList<>();
        get(channel.forEach(
                message -> {
                    events.add(message);
                    return CompletableFuture.completedFuture(null);
                },
                fault -> events.add(fault.getClass().getSimpleName())));

        assertThat(events).containsExactly("one", "FrameTooLongException", "two");
    }

    @Test
    void aReadThatFailedMayBeTriedAgain() throws Exception {
        MessageChannel<String> channel = protocol.channel(new FakeChannel() {
            private boolean failed;

            @Override
            int deliver(ByteBuffer into) throws IOException {
                if (!failed) {
                    failed = true;
                    throw new IOException("for once");
                }
                into.put(frames("one"));
                return 7;
            }
        });

        assertThat(fault(channel.read())).hasMessage("for once");
        assertThat(get(channel.read())).isEqualTo("one");
    }

    @Test
    void aChannelThatRefusesAWriteFailsIt() {
        MessageChannel<String> channel = protocol.channel(new FakeChannel() {
            @Override
            int take(ByteBuffer bytes) {
                throw new IllegalStateException("refused");
            }
        });

        assertThat(fault(channel.write("one"))).hasMessage("refused");
        assertThat(fault(channel.write("two"))).hasMessage("refused");
    }
}

package io.framewright.examples.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.examples.RunningServer;
import io.framewright.examples.StopTime;
import io.framewright.framing.MessageReader;
import io.framewright.framing.Protocol;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the tutorials leave out, on every server. */
@Timeout(60)
class TimeServersTest {

    private final Protocol<TimeMessage> protocol = TimePrograms.protocol("length-header(4, max=1KiB)", "json");
    private final List<String> log = new CopyOnWriteArrayList<>();

    static Stream<String> servers() {
        return TimePrograms.SERVERS.keySet().stream();
    }

    private RunningServer start(String server) throws Exception {
        return Objects.requireNonNull(TimePrograms.SERVERS.get(server)).start(protocol, log::add);
    }

    private static Socket connect(RunningServer server) throws IOException {
        Socket socket =
                new Socket(server.address().getAddress(), server.address().getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        return socket;
    }

    private byte[] requests(int from, int count) {
        ByteBuf bytes = Unpooled.buffer();
        for (int id = from; id < from + count; id++) {
            int frame = protocol.framing().open(bytes);
            protocol.encoder().encode(new TimeRequest(id, TimeRequest.QUERY), bytes);
            protocol.framing().close(bytes, frame);
        }
        return ByteBufUtil.getBytes(bytes);
    }

    private static int id(MessageReader<TimeMessage> reader) throws IOException {
        return ((TimeReply) Objects.requireNonNull(reader.read())).id();
    }

    private static void expect(MessageReader<TimeMessage> reader, int from, int count) throws IOException {
        for (int id = from; id < from + count; id++) {
            assertThat(reader.read())
                    .isInstanceOfSatisfying(
                            TimeReply.class, reply -> assertThat(reply.time()).contains("T"));
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void halfPacketsAndStickyPacketsAreAnsweredInOrder(String name) throws Exception {
        try (RunningServer server = start(name);
                Socket socket = connect(server)) {
            MessageReader<TimeMessage> reader = protocol.reader(socket.getInputStream());
            for (byte one : requests(1, 2)) {
                socket.getOutputStream().write(one);
            }
            assertThat(id(reader)).isEqualTo(1);
            assertThat(id(reader)).isEqualTo(2);
            socket.getOutputStream().write(requests(3, 50));
            for (int id = 3; id < 53; id++) {
                assertThat(id(reader)).isEqualTo(id);
            }
            socket.shutdownOutput();
            assertThat(reader.read()).isNull();
        }
        assertThat(log).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aBadPayloadIsLoggedAndTheNextRequestIsAnswered(String name) throws Exception {
        try (RunningServer server = start(name);
                Socket socket = connect(server)) {
            OutputStream out = socket.getOutputStream();
            out.write(new byte[] {0, 0, 0, 3, 1, '{', '!'});
            out.write(requests(1, 1));
            expect(protocol.reader(socket.getInputStream()), 1, 1);
        }
        assertThat(log).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void garbageClosesItsOwnConnectionOnlyAndWhatCameBeforeIsAnswered(String name) throws Exception {
        try (RunningServer server = start(name);
                Socket good = connect(server);
                Socket bad = connect(server)) {
            bad.getOutputStream().write(requests(1, 1));
            bad.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            MessageReader<TimeMessage> reader = protocol.reader(bad.getInputStream());
            expect(reader, 1, 1);
            assertThat(reader.read()).isNull();
            good.getOutputStream().write(requests(1, 1));
            expect(protocol.reader(good.getInputStream()), 1, 1);
        }
        assertThat(log).singleElement().asString().contains("GET ").doesNotContain("\n");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aStreamThatEndsInsideAFrameIsLogged(String name) throws Exception {
        try (RunningServer server = start(name);
                Socket socket = connect(server)) {
            socket.getOutputStream().write(new byte[] {0, 0, 0, 9, 1});
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(log).hasSize(1);
    }

    /** A hundred thousand answers do not fit into the sockets' buffers: the server has to wait, and others must not. */
    @ParameterizedTest
    @MethodSource("servers")
    void aClientThatDoesNotTakeItsAnswersHoldsUpNobodyElse(String name) throws Exception {
        int count = 100_000;
        try (RunningServer server = start(name);
                Socket slow = connect(server);
                Socket quick = connect(server)) {
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
                try {
                    slow.getOutputStream().write(requests(1, count));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            MessageReader<TimeMessage> quickReader = protocol.reader(quick.getInputStream());
            for (int id = 1; id <= 20; id++) {
                quick.getOutputStream().write(requests(id, 1));
                expect(quickReader, id, 1);
            }
            MessageReader<TimeMessage> slowReader = protocol.reader(slow.getInputStream());
            for (int id = 1; id <= count; id++) {
                if (id(slowReader) != id) {
                    throw new AssertionError("reply " + id + " is missing");
                }
            }
            sent.join();
        }
        assertThat(log).isEmpty();
    }

    /** It answers five hundred requests in the time that it has if the machine has nothing else to do. */
    private static void closeWithMoreTime(RunningServer server) {
        System.setProperty(StopTime.STRETCH, "10");
        try {
            server.close();
        } finally {
            System.clearProperty(StopTime.STRETCH);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatHasArrivedIsAnsweredBeforeTheServerStops(String name) throws Exception {
        RunningServer server = start(name);
        try (Socket socket = connect(server)) {
            MessageReader<TimeMessage> reader = protocol.reader(socket.getInputStream());
            socket.getOutputStream().write(requests(1, 1));
            expect(reader, 1, 1);
            socket.getOutputStream().write(requests(2, 500));
            closeWithMoreTime(server);
            expect(reader, 2, 500);
            assertThat(reader.read()).isNull();
        } finally {
            server.close();
        }
        assertThat(log).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aServerIsToldABadOrderAndAnswersSo(String name) throws Exception {
        try (RunningServer server = start(name);
                Socket socket = connect(server)) {
            var writer = protocol.writer(socket.getOutputStream());
            writer.write(new TimeRequest(7, "TEA"));
            writer.write(new TimeReply(8, "not a request"));
            writer.flush();
            MessageReader<TimeMessage> reader = protocol.reader(socket.getInputStream());

            assertThat(reader.read()).isEqualTo(new TimeReply(7, TimeReply.BAD_ORDER));
            assertThat(reader.read()).isInstanceOf(Refusal.class);
        }
    }
}

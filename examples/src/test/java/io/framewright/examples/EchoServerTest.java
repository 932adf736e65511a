package io.framewright.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.Codecs;
import io.framewright.codec.MessageTypes;
import io.framewright.examples.media.Samples;
import io.framewright.examples.proto.Beans;
import io.framewright.framing.MessageReader;
import io.framewright.framing.MessageWriter;
import io.framewright.framing.Protocol;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EchoServerTest {

    private static final List<String> FRAMINGS_FOR_ANY_BYTES =
            List.of("length-header(4)", "varint-header", "length-header(2, order=little-endian)");
    private static final List<String> FRAMINGS_FOR_TEXT =
            List.of("line", "delimiter(\"$_\")", "fixed-length(1024, pad=0x20)");
    private static final List<String> TEXT_CODECS = List.of("bytes", "string", "json");

    private final List<String> log = new CopyOnWriteArrayList<>();

    @ParameterizedTest(name = "{0} + {1}")
    @MethodSource("protocols")
    void everyMessageComesBack(String framing, String codec) throws Exception {
        Object message = sample(codec);
        Protocol<Object> protocol = protocol(framing + " + " + codec, message);
        try (EchoServer server = start(protocol);
                Socket socket = connect(server)) {
            MessageWriter<Object> writer = protocol.writer(socket.getOutputStream());
            for (int i = 0; i < 3; i++) {
                writer.write(message);
            }
            writer.flush();
            socket.shutdownOutput();
            MessageReader<Object> reader = protocol.reader(socket.getInputStream());
            for (int i = 0; i < 3; i++) {
                Object echo = Objects.requireNonNull(reader.read());
                assertThat(echo).isEqualTo(message);
                ReferenceCountUtil.release(echo);
            }
            assertThat(reader.read()).isNull();
        } finally {
            ReferenceCountUtil.release(message);
        }
        assertThat(log).isEmpty();
    }

    static Stream<Arguments> protocols() {
        return Codecs.all().keySet().stream()
                .flatMap(codec -> Stream.concat(
                                FRAMINGS_FOR_ANY_BYTES.stream(),
                                TEXT_CODECS.contains(codec) ? FRAMINGS_FOR_TEXT.stream() : Stream.empty())
                        .map(framing -> Arguments.of(framing, codec)));
    }

    @Test
    void whatHasArrivedIsAnsweredBeforeTheServerStops() throws Exception {
        Protocol<Object> protocol = protocol("length-header(4) + string", "");
        EchoServer server = start(protocol);
        try (Socket socket = connect(server)) {
            MessageWriter<Object> writer = protocol.writer(socket.getOutputStream());
            MessageReader<Object> reader = protocol.reader(socket.getInputStream());
            writer.write("first");
            writer.flush();
            assertThat(reader.read()).isEqualTo("first");
            for (int i = 0; i < 500; i++) {
                writer.write("message " + i);
            }
            writer.flush();
            server.close();
            for (int i = 0; i < 500; i++) {
                assertThat(reader.read()).isEqualTo("message " + i);
            }
            assertThat(reader.read()).isNull();
        } finally {
            server.close();
        }
        assertThat(log).isEmpty();
    }

    @Test
    void garbageClosesItsOwnConnectionOnly() throws Exception {
        try (EchoServer server = start(protocol("length-header(4) + string", ""));
                Socket good = connect(server);
                Socket bad = connect(server)) {
            echo(good);
            send(bad, "\0\0\0\2hiGET / HTTP/1.1\r\n\r\n");
            assertThat(bad.getInputStream().readAllBytes())
                    .as("the message before the garbage is answered")
                    .isEqualTo(bytes("\0\0\0\2hi"));
            echo(good);
            try (Socket later = connect(server)) {
                echo(later);
            }
        }
        assertThat(log).singleElement().asString().contains("GET ").doesNotContain("\n");
    }

    @Test
    void badPayloadInAGoodFrameIsLoggedAndSkipped() throws Exception {
        try (EchoServer server = start(protocol("length-header(1) + string", ""));
                Socket socket = connect(server)) {
            socket.getOutputStream().write(new byte[] {2, (byte) 0xff, (byte) 0xfe, 1, 'x'});
            assertThat(socket.getInputStream().readNBytes(2)).isEqualTo(bytes("\1x"));
        }
        assertThat(log).singleElement().asString().contains("UTF-8");
    }

    @Test
    void streamThatEndsInsideAFrameIsLogged() throws Exception {
        try (EchoServer server = start(protocol("length-header(4) + string", ""));
                Socket socket = connect(server)) {
            send(socket, "\0\0\0\5hel");
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(log).hasSize(1);
    }

    private static void echo(Socket socket) throws IOException {
        send(socket, "\0\0\0\5hello");
        assertThat(socket.getInputStream().readNBytes(9)).isEqualTo(bytes("\0\0\0\5hello"));
    }

    private EchoServer start(Protocol<?> protocol) throws Exception {
        return EchoServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), protocol, log::add);
    }

    private static Socket connect(EchoServer server) throws IOException {
        Socket socket =
                new Socket(server.address().getAddress(), server.address().getPort());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Object sample(String codec) {
        return switch (codec) {
            case "bytes" -> Unpooled.copiedBuffer("some bytes", StandardCharsets.US_ASCII);
            case "string" -> "some text";
            case "protobuf" -> Beans.toMessage(Samples.mediaContent());
            default -> Samples.mediaContent();
        };
    }

    @SuppressWarnings("unchecked") // the client sends nothing but the sample
    private static Protocol<Object> protocol(String spec, Object sample) {
        Class<?> type = sample instanceof ByteBuf ? ByteBuf.class : sample.getClass();
        return Protocol.parse(spec, (MessageTypes<Object>) MessageTypes.of(type));
    }
}

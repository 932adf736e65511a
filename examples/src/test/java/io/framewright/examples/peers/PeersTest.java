package io.framewright.examples.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.framewright.codec.Codecs;
import io.framewright.codec.MessageTypes;
import io.framewright.examples.EchoServer;
import io.framewright.examples.Main;
import io.framewright.framing.Protocol;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clients in other languages, written from docs/wire-format.md, against the echo server. A client decodes the bytes
 * that Java encodes, and sends its own, which Java decodes and encodes again; it prints what differs.
 */
@Execution(ExecutionMode.SAME_THREAD)
class PeersTest {

    private static final List<String> FOR_TEXT = List.of("length-header(4)", "delimiter(\"$_\")", "line", "cobs");
    private static final List<String> FOR_BYTES = List.of("length-header(4)", "varint-header", "cobs");

    private static final Map<String, List<String>> FRAMINGS = Map.of(
            "json", FOR_TEXT,
            "json + deflate", FOR_BYTES,
            "protobuf", FOR_BYTES,
            "msgpack", FOR_BYTES,
            "msgpack(maps)", FOR_BYTES);

    private final List<String> log = new CopyOnWriteArrayList<>();

    static Stream<Arguments> matrix() {
        return Stream.of(Language.values())
                .flatMap(language -> Stream.of("json", "json + deflate", "protobuf", "msgpack", "msgpack(maps)")
                        .flatMap(codec ->
                                FRAMINGS.get(codec).stream().map(framing -> Arguments.of(language, framing, codec))));
    }

    @ParameterizedTest(name = "{0}: {1} + {2}")
    @MethodSource("matrix")
    void peersAndJavaUnderstandEachOther(Language language, String framing, String codec) throws Exception {
        String name = codec.replaceFirst("[( ].*", "");
        assumeTrue(Codecs.all().containsKey(name), "the codec " + name + " is not on the class path");
        language.require(codec);
        Protocol<?> protocol = Protocol.parse(framing + " + " + codec, MessageTypes.of(Vectors.type(codec)));
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (EchoServer server = EchoServer.start(anyPort, protocol, log::add)) {
            Language.Result result = language.talk(server.address().getPort(), framing, codec);
            assertThat(result.exitCode()).as(result.output()).isZero();
        }
        assertThat(log).as("the refused messages").isNotEmpty().allMatch(line -> line.contains("DecodeException"));
    }

    @ParameterizedTest
    @EnumSource
    void peersTalkToTheCommandLine(Language language) throws Exception {
        language.require("json");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "echo",
                        "--framing",
                        "line",
                        "--codec",
                        "json",
                        "--type",
                        Vectors.type("json").getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            int port = port(out.readLine());
            Language.Result result = language.talk(port, "line", "json");
            assertThat(result.exitCode()).as(result.output()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static int port(String listening) throws IOException {
        assertThat(listening).startsWith("listening on ");
        return Integer.parseInt(listening.replaceFirst(".*:", ""));
    }
}

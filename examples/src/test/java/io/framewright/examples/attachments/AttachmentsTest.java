package io.framewright.examples.attachments;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.examples.EchoServer;
import io.framewright.examples.ProtocolOptions;
import io.framewright.framing.Protocol;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class AttachmentsTest {

    private static Letter letter = new Letter(0, "", new Attachment("", new byte[0]));

    private final List<String> log = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void compress() throws Exception {
        letter = new Letter(7, "someone", Attachment.of("sixteen.bin", AttachmentsClient.content(16 << 20)));
        assertThat(letter.attachment().gzip().length).isGreaterThan(13 << 20);
    }

    static Stream<String> codecs() {
        return Stream.of("jdk", "marshalling", "marshalling-river", "protobuf", "kryo", "msgpack", "json")
                .flatMap(codec -> Stream.of(codec, codec + " + zstd(max=64MiB)"));
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void sixteenMebibytesComeBackByteForByte(String codec) throws Exception {
        Protocol<Letter> protocol =
                AttachmentsCommand.protocol(new ProtocolOptions("length-header(4, max=64MiB)", codec));
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (EchoServer server = EchoServer.start(anyPort, protocol, log::add)) {
            assertThat(AttachmentsClient.exchange(server.address(), protocol, letter))
                    .isTrue();
        }
        assertThat(log).isEmpty();
    }
}

package io.framewright.examples.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.Codecs;
import io.framewright.examples.RunningServer;
import io.framewright.framing.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every client talks to every server, with every codec. */
@Timeout(120)
class TimeMatrixTest {

    private static final List<String> FRAMINGS =
            List.of("length-header(4)", "varint-header", "cobs", "slip", "length-header(2) + crc32c");
    private static final int CONNECTIONS = 3;
    private static final int MESSAGES = 20;

    static Stream<Arguments> serversAndCodecs() {
        List<String> codecs = Codecs.all().keySet().stream()
                .filter(codec -> !List.of("bytes", "string", "protobuf-beans").contains(codec))
                .toList();
        assertThat(codecs).contains("jdk", "json", "kryo", "marshalling", "marshalling-river", "msgpack", "protobuf");
        return TimePrograms.SERVERS.keySet().stream()
                .flatMap(server -> codecs.stream()
                        .map(codec ->
                                Arguments.of(server, FRAMINGS.get(codecs.indexOf(codec) % FRAMINGS.size()), codec)));
    }

    @ParameterizedTest(name = "{0}: {1} + {2}")
    @MethodSource("serversAndCodecs")
    void everyClientIsAnswered(String server, String framing, String codec) throws Exception {
        Protocol<TimeMessage> protocol = TimePrograms.protocol(framing, codec);
        List<String> log = new CopyOnWriteArrayList<>();
        try (RunningServer running =
                Objects.requireNonNull(TimePrograms.SERVERS.get(server)).start(protocol, log::add)) {
            for (Map.Entry<String, TimePrograms.Client> client : TimePrograms.CLIENTS.entrySet()) {
                Tally tally = client.getValue().run(running.address(), protocol, CONNECTIONS, MESSAGES);
                assertThat(tally.faults()).as(client.getKey()).isEmpty();
                assertThat(tally.answered()).as(client.getKey()).isEqualTo(CONNECTIONS * MESSAGES);
                assertThat(tally.lastTime()).contains("T").endsWith("Z");
            }
        }
        assertThat(log).isEmpty();
    }
}

package io.framewright.examples.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.Codecs;
import io.framewright.codec.spec.Spec;
import io.framewright.examples.RunningServer;
import io.framewright.framing.Framings;
import io.framewright.framing.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every client talks to every server, with every codec, plain and compressed; on the way, in every framing. */
@Timeout(120)
class TimeMatrixTest {

    /** They take any bytes. */
    private static final List<String> BINARY = List.of(
            "length-header(4)",
            "varint-header",
            "cobs",
            "slip",
            "length-header(2) + crc32c",
            "length-header(3, order=little-endian)",
            "length-header(8)");

    /** They forbid bytes that JSON does not have. */
    private static final List<String> TEXT =
            List.of("line", "delimiter(\"$_\")", "fixed-length(256, pad=0x20)", "slip + crc32c");

    private static final List<String> NO_OBJECTS = List.of("bytes", "string", "protobuf-beans");

    private static final int CONNECTIONS = 3;
    private static final int MESSAGES = 20;

    private static List<String> codecs() {
        List<String> plain = Codecs.all().keySet().stream()
                .filter(codec -> !NO_OBJECTS.contains(codec))
                .sorted()
                .toList();
        assertThat(plain).contains("jdk", "json", "kryo", "marshalling", "marshalling-river", "msgpack", "protobuf");
        List<String> codecs = new ArrayList<>(plain);
        for (String decorator : new TreeSet<>(Codecs.decorators().keySet())) {
            codecs.add(plain.get(codecs.size() % plain.size()) + " + " + decorator);
        }
        assertThat(codecs).anyMatch(codec -> codec.endsWith("zstd")).anyMatch(codec -> codec.contains("lz4"));
        return codecs;
    }

    /** The next server takes the next framing for the same codec. */
    static List<Arguments> serversFramingsAndCodecs() {
        List<Arguments> all = new ArrayList<>();
        int server = 0;
        for (String name : TimePrograms.SERVERS.keySet()) {
            int codec = 0;
            for (String spec : codecs()) {
                List<String> framings = spec.equals("json") ? TEXT : BINARY;
                all.add(Arguments.of(name, framings.get((server + codec++) % framings.size()), spec));
            }
            server++;
        }
        return all;
    }

    @Test
    void everyFramingIsThere() {
        Set<String> names = new TreeSet<>(Framings.all().keySet());
        names.addAll(Framings.decorators().keySet());
        List<String> framings = serversFramingsAndCodecs().stream()
                .map(arguments -> String.valueOf(arguments.get()[1]))
                .toList();

        assertThat(framings).containsAll(BINARY).containsAll(TEXT);
        assertThat(framings.stream()
                        .flatMap(framing -> Spec.parse(framing).terms().stream())
                        .map(term -> term.name()))
                .containsAll(names);
    }

    @ParameterizedTest(name = "{0}: {1} + {2}")
    @MethodSource("serversFramingsAndCodecs")
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

package io.framewright.examples.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.examples.RunningProgram;
import io.framewright.examples.Talk;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Server and client as one starts them. */
@Timeout(120)
class TimeProcessesTest {

    @ParameterizedTest(name = "{0} server, {1} client, {2}")
    @CsvSource({
        "bio, nio, kryo",
        "bio-pool, bio, msgpack",
        "nio, aio, protobuf",
        "aio, netty, marshalling-river",
        "netty, bio-pool, json"
    })
    void aClientIsAnsweredAndTheServerStopsOnSigterm(String server, String client, String codec) throws Exception {
        try (RunningProgram serving = RunningProgram.start(server, "server", "--port", "0", "--codec", codec)) {
            String port = serving.awaitPort();
            try (RunningProgram asking = RunningProgram.start(
                    client, "client", "--port", port, "--codec", codec, "--connections", "3", "--messages", "10")) {
                asking.await("^30 answered, 0 connections refused, 0 broken");
                assertThat(asking.awaitExit()).isZero();
            }
            whatIsInFlightIsAnswered(serving, port, codec);
            assertThat(serving.awaitStop())
                    .as("nothing but the one line, and the JDK's opinion of libraries")
                    .allMatch(line -> line.startsWith("WARNING: "));
        }
    }

    private static void whatIsInFlightIsAnswered(RunningProgram serving, String port, String codec) throws Exception {
        try (Talk<TimeMessage> client = new Talk<>(port, TimePrograms.protocol("length-header(4)", codec))) {
            client.send(List.of(request(0)));
            assertThat(client.read()).isInstanceOf(TimeReply.class);
            int sent = serving.terminateWith(() -> client.sendMany(TimeProcessesTest::request));
            assertThat(client.read(sent))
                    .hasSize(sent)
                    .extracting(answer -> ((TimeReply) answer).id())
                    .isEqualTo(IntStream.rangeClosed(1, sent).boxed().toList());
            assertThat(client.read()).isNull();
        }
    }

    private static TimeRequest request(int id) {
        return new TimeRequest(id, TimeRequest.QUERY);
    }
}

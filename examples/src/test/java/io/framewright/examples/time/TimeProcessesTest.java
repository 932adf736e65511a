package io.framewright.examples.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.examples.Main;
import io.framewright.examples.RunningProgram;
import io.framewright.examples.Talk;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Server and client as one starts them. */
@Timeout(120)
class TimeProcessesTest {

    private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                RunningProgram.MORE_TIME,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "example"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @ParameterizedTest(name = "{0} server, {1} client, {2}")
    @CsvSource({
        "bio, nio, kryo",
        "bio-pool, bio, json",
        "nio, aio, protobuf",
        "aio, netty, msgpack",
        "netty, bio-pool, marshalling-river"
    })
    void aClientIsAnsweredAndTheServerStopsOnSigterm(String server, String client, String codec) throws Exception {
        Process serving = start(server, "server", "--port", "0", "--codec", codec);
        try (BufferedReader out = serving.inputReader(StandardCharsets.UTF_8)) {
            Matcher listening = LISTENING.matcher(out.readLine());
            assertThat(listening.matches()).isTrue();
            String port = listening.group(1);
            Process asking =
                    start(client, "client", "--port", port, "--codec", codec, "--connections", "3", "--messages", "10");
            String answer = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(asking.waitFor()).isZero();
            assertThat(answer).startsWith("30 answered, 0 connections refused, 0 broken");
            whatIsInFlightIsAnswered(serving, port, codec);
            assertThat(serving.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(serving.exitValue()).isEqualTo(128 + 15);
            assertThat(out.readLine()).as("nothing but the one line").isNull();
        } finally {
            serving.destroyForcibly();
        }
    }

    private static void whatIsInFlightIsAnswered(Process serving, String port, String codec) throws IOException {
        try (Talk<TimeMessage> client = new Talk<>(port, TimePrograms.protocol("length-header(4)", codec))) {
            client.send(requests(0, 0));
            assertThat(client.read()).isInstanceOf(TimeReply.class);
            client.send(requests(1, 10));
            serving.toHandle().destroy();
            for (int id = 1; id <= 10; id++) {
                assertThat(((TimeReply) Objects.requireNonNull(client.read())).id())
                        .isEqualTo(id);
            }
            assertThat(client.read()).isNull();
        }
    }

    private static List<TimeRequest> requests(int from, int to) {
        return IntStream.range(from, to + 1)
                .mapToObj(id -> new TimeRequest(id, TimeRequest.QUERY))
                .toList();
    }
}

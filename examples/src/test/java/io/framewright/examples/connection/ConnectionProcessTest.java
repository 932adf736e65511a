package io.framewright.examples.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.examples.ProtocolOptions;
import io.framewright.examples.RunningProgram;
import io.framewright.examples.Talk;
import io.framewright.examples.connection.ConnectionMessage.Accepted;
import io.framewright.examples.connection.ConnectionMessage.Goodbye;
import io.framewright.examples.connection.ConnectionMessage.Ping;
import io.framewright.examples.connection.ConnectionMessage.Pong;
import io.framewright.examples.connection.ConnectionMessage.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs in processes of their own. */
@Timeout(120)
class ConnectionProcessTest {

    private static final String TEXT = "in flight ".repeat(5);

    @TempDir
    private Path directory;

    @Test
    void everyRequestIsNotedOnceThoughTheServerIsKilledTwice() throws Exception {
        Path journal = directory.resolve("journal");
        List<String> results = new ArrayList<>();
        String port;
        try (RunningProgram first = server("0", journal)) {
            port = first.awaitPort();
            try (RunningProgram client = RunningProgram.start(
                    "connection",
                    "client",
                    "--port",
                    port,
                    "--keep",
                    "BATCHED",
                    "--batch-size",
                    "10",
                    "--batch-age",
                    "0.1",
                    "--backoff",
                    "0.05",
                    "--max-backoff",
                    "0.2")) {
                type(client, 1, 500);
                results.add(client.await("#\\d+ accepted as").group());
                first.kill();
                type(client, 501, 1000);
                client.await("cannot connect");
                try (RunningProgram second = server(port, journal)) {
                    second.awaitPort();
                    client.await("#5\\d\\d accepted");
                    second.kill();
                    try (RunningProgram third = server(port, journal)) {
                        third.awaitPort();
                        client.endInput();
                        assertThat(client.awaitExit()).isZero();
                        results.addAll(client.rest());
                        results.addAll(client.seen());
                        third.terminate();
                        third.awaitStop();
                    }
                }
            }
        }
        assertThat(Files.readAllLines(journal))
                .extracting(line -> line.replaceAll(".*\"text\":\"([^\"]*)\".*", "$1"))
                .hasSize(1000)
                .doesNotHaveDuplicates();
        assertThat(results.stream().distinct().filter(line -> line.matches("#\\d+ accepted as \\d+")))
                .hasSize(1000);
        assertThat(results).noneMatch(line -> line.contains("failed"));
    }

    @Test
    void clientThatIsStoppedSaysWhatWasNotSent() throws Exception {
        try (RunningProgram client = RunningProgram.start(
                "connection", "client", "--port", "1", "--keep", "LONG_LIVED", "--max-backoff", "1")) {
            client.type("never sent");
            client.await("cannot connect");
            client.terminate();
            assertThat(client.awaitStop()).anyMatch(line -> line.equals("#1 failed: not sent, the client has stopped"));
        }
    }

    @Test
    void whatHasArrivedIsConfirmedBeforeTheServerStops() throws Exception {
        try (RunningProgram server = server("0", directory.resolve("journal"))) {
            stopWithRequestsInFlight(server);
            server.awaitStop();
        }
    }

    private static void stopWithRequestsInFlight(RunningProgram server) throws Exception {
        try (Talk<ConnectionMessage> client =
                new Talk<>(server.awaitPort(), new ProtocolOptions().protocol(ConnectionMessage.TYPES))) {
            client.send(List.of(new Ping(1)));
            assertThat(client.read()).isEqualTo(new Pong(1));
            int sent = server.terminateWith(() -> client.sendMany(id -> new Request("client", id, TEXT)));
            for (int id = 1; id <= sent; id++) {
                assertThat(client.read()).as("one of %d", sent).isEqualTo(new Accepted(id, id));
            }
            assertThat(client.read()).isInstanceOf(Goodbye.class);
        }
    }

    private static RunningProgram server(String port, Path journal) throws Exception {
        return RunningProgram.start(
                "connection", "server", "--idle-timeout", "5", "--port", port, "--journal", journal.toString());
    }

    private static void type(RunningProgram client, int from, int to) {
        for (int i = from; i <= to; i++) {
            client.type("request " + i);
        }
    }
}

package io.framewright.examples.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.examples.RunningProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A master and its workers, each in a process of its own. */
@Timeout(120)
class HeartbeatProcessTest {

    private static final Map<String, String> SECRET =
            Map.of("FRAMEWRIGHT_HEARTBEAT_SECRET", "correct horse battery staple");

    @Test
    void workersComeAndGo(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("secret"), "correct horse battery staple\n");
        Path wrong = Files.writeString(directory.resolve("wrong"), "wrong horse battery staple\n");
        try (RunningProgram master = RunningProgram.start(
                SECRET, "heartbeat", "master", "--port", "0", "--interval", "0.25", "--missed", "4")) {
            String port = master.awaitPort();
            try (RunningProgram first = worker(file, port, "first");
                    RunningProgram second = worker(file, port, "second");
                    RunningProgram stranger = worker(wrong, port, "stranger")) {
                first.await("welcomed");
                second.await("welcomed");
                stranger.await("refused: .*wrong secret");
                assertThat(stranger.awaitExit()).isEqualTo(1);
                master.await("first +online .* %");
                first.kill();
                master.await("worker first is lost");
                master.await("first +lost");
                try (RunningProgram again = worker(file, port, "first")) {
                    master.await("worker first is back");
                    assertThat(again.terminateMillis()).isLessThan(5_000);
                }
                master.await("second +online");
                assertThat(master.terminateMillis()).isLessThan(5_000);
                second.await("next attempt in");
            }
            assertThat(master.seen()).anyMatch(line -> line.matches("refused .*stranger.*wrong secret.*"));
        }
    }

    @Test
    void onceAsJson(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("secret"), "correct horse battery staple\n");
        try (RunningProgram master = RunningProgram.start(
                SECRET, "heartbeat", "master", "--port", "0", "--once", "--json", "--workers", "1", "--wait", "60")) {
            try (RunningProgram worker = worker(file, master.awaitPort(), "only")) {
                worker.await("welcomed");
                master.await("^\\{\"workers\":\\[\\{\"name\":\"only\",\"state\":\"online\".*\"memoryTotal\":[1-9].*}$");
                assertThat(master.awaitExit()).isZero();
            }
        }
    }

    private static RunningProgram worker(Path secret, String port, String name) throws Exception {
        return RunningProgram.start(
                "heartbeat", "worker", "--port", port, "--name", name, "--secret-file", secret.toString());
    }
}

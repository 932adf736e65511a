package io.framewright.examples.heartbeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.examples.ProtocolOptions;
import io.framewright.examples.RunningProgram;
import io.framewright.examples.Talk;
import io.framewright.examples.heartbeat.HeartbeatMessage.Challenge;
import io.framewright.examples.heartbeat.HeartbeatMessage.Hello;
import io.framewright.examples.heartbeat.HeartbeatMessage.Proof;
import io.framewright.examples.heartbeat.HeartbeatMessage.Report;
import io.framewright.examples.heartbeat.HeartbeatMessage.Seen;
import io.framewright.examples.heartbeat.HeartbeatMessage.Welcome;
import io.framewright.examples.heartbeat.Secret.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
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
                    again.terminate();
                    again.awaitStop();
                }
                master.await("second +online");
                master.terminate();
                master.awaitStop();
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

    @Test
    void reportsThatHaveArrivedAreSeenBeforeTheMasterStops() throws Exception {
        Secret secret = Secret.read(null, SECRET);
        byte[] nonce = Secret.newNonce();
        try (RunningProgram master = RunningProgram.start(SECRET, "heartbeat", "master", "--port", "0");
                Talk<HeartbeatMessage> worker = new Talk<>(
                        master.awaitPort(),
                        new ProtocolOptions(HeartbeatCommand.FRAMING, HeartbeatCommand.CODEC)
                                .protocol(HeartbeatMessage.TYPES))) {
            worker.send(List.of(new Hello("by-hand", nonce)));
            Challenge challenge = (Challenge) Objects.requireNonNull(worker.read());
            worker.send(List.of(new Proof(secret.proof(Role.WORKER, "by-hand", nonce, challenge.nonce()))));
            assertThat(worker.read()).isInstanceOf(Welcome.class);
            Status status = new Status(0.5, null, 1, 2, new ArrayList<>(), new ArrayList<>());
            int sent = master.terminateWith(() -> worker.sendMany(sequence -> new Report(sequence, status)));
            assertThat(worker.read(sent))
                    .hasSize(sent)
                    .isEqualTo(
                            IntStream.rangeClosed(1, sent).mapToObj(Seen::new).toList());
            assertThat(worker.read()).isNull();
            master.awaitStop();
        }
    }

    private static RunningProgram worker(Path secret, String port, String name) throws Exception {
        return RunningProgram.start(
                "heartbeat", "worker", "--port", port, "--name", name, "--secret-file", secret.toString());
    }
}

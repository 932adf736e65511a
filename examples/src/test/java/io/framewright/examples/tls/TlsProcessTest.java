package io.framewright.examples.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.examples.RunningProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Server and client in processes of their own, with certificates that a third has made. */
@Timeout(120)
class TlsProcessTest {

    @TempDir
    private Path directory;

    @Test
    void linesComeBackAndStrangersDoNot() throws Exception {
        try (RunningProgram certificates =
                RunningProgram.start("tls", "certificates", "--directory", directory.toString(), "server", "client")) {
            assertThat(certificates.awaitExit()).isZero();
        }
        try (RunningProgram server = RunningProgram.start(arguments("server", "0", "server", "client"))) {
            String port = server.awaitPort();
            try (RunningProgram client = RunningProgram.start(arguments("client", port, "client", "server"));
                    RunningProgram stranger =
                            RunningProgram.start("tls", "client", "--port", port, "--tls-trust", file("server.pem"))) {
                client.type("hello over TLS");
                client.await("hello over TLS");
                client.endInput();
                assertThat(client.awaitExit()).isZero();
                stranger.type("let me in");
                stranger.endInput();
                assertThat(stranger.awaitExit()).isEqualTo(1);
                server.await("(?i)certificate");
            }
            try (RunningProgram witness = RunningProgram.start(arguments("client", port, "client", "server"))) {
                witness.type("still there");
                witness.await("still there");
                assertThat(server.terminateMillis()).isLessThan(5_000);
                witness.await("the connection is closed");
                assertThat(witness.seen())
                        .as("a server that is stopped says goodbye")
                        .noneMatch(line -> line.contains("cut"));
            }
        }
    }

    private String[] arguments(String command, String port, String own, String other) {
        List<String> arguments = new ArrayList<>(List.of("tls", command, "--port", port));
        arguments.addAll(List.of("--tls-certificate", file(own + ".pem"), "--tls-key", file(own + ".key")));
        arguments.addAll(List.of("--tls-trust", file(other + ".pem")));
        return arguments.toArray(new String[0]);
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }
}

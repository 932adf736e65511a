package io.framewright.examples.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.MessageTypes;
import io.framewright.examples.ProtocolOptions;
import io.framewright.examples.RunningProgram;
import io.framewright.examples.Talk;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.File;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
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
        requestsAreConfirmedOverTls();
        workersReportOverTls();
        timeIsToldOverTls();
        filesGoBothWaysOverTls();
        membersChatOverTls();
        try (RunningProgram server = RunningProgram.start(arguments("tls", "server", "0", "server", "client"))) {
            String port = server.awaitPort();
            try (RunningProgram client = RunningProgram.start(arguments("tls", "client", port, "client", "server"));
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
            try (RunningProgram witness = RunningProgram.start(arguments("tls", "client", port, "client", "server"))) {
                witness.type("still there");
                witness.await("still there");
                try (Talk<String> inFlight = secureTalk(port)) {
                    inFlight.send(List.of("first"));
                    assertThat(inFlight.read()).isEqualTo("first");
                    int sent = server.terminateWith(() -> inFlight.sendMany(TlsProcessTest::line));
                    assertThat(inFlight.read(sent))
                            .hasSize(sent)
                            .isEqualTo(IntStream.rangeClosed(1, sent)
                                    .mapToObj(TlsProcessTest::line)
                                    .toList());
                    assertThat(inFlight.read()).isNull();
                }
                server.awaitStop();
                witness.await("the connection is closed");
                assertThat(witness.seen())
                        .as("a server that is stopped says goodbye")
                        .noneMatch(line -> line.contains("cut"));
            }
        }
    }

    private static String line(int id) {
        return "in flight ".repeat(5) + id;
    }

    private Talk<String> secureTalk(String port) throws Exception {
        Socket socket = clientContext().getSocketFactory().createSocket("127.0.0.1", Integer.parseInt(port));
        return new Talk<>(
                socket,
                new ProtocolOptions(TlsCommand.FRAMING, TlsCommand.CODEC).protocol(MessageTypes.of(String.class)));
    }

    private SSLContext clientContext() throws SSLException {
        SslContext context = SslContextBuilder.forClient()
                .sslProvider(SslProvider.JDK)
                .trustManager(new File(file("server.pem")))
                .keyManager(new File(file("client.pem")), new File(file("client.key")))
                .build();
        return ((JdkSslContext) context).context();
    }

    private void requestsAreConfirmedOverTls() throws Exception {
        try (RunningProgram server = RunningProgram.start(arguments("connection", "server", "0", "server", "client"))) {
            String port = server.awaitPort();
            try (RunningProgram client =
                    RunningProgram.start(arguments("connection", "client", port, "client", "server"))) {
                client.type("hello over TLS");
                client.await("#1 accepted as 1");
                client.endInput();
                assertThat(client.awaitExit()).isZero();
            }
        }
    }

    private void workersReportOverTls() throws Exception {
        Map<String, String> secret = Map.of("FRAMEWRIGHT_HEARTBEAT_SECRET", "correct horse battery staple");
        String[] master = arguments("heartbeat", "master", "0", "server", "client");
        String[] options = {"--once", "--json", "--workers", "1", "--wait", "60"};
        String[] both =
                Stream.concat(Arrays.stream(master), Arrays.stream(options)).toArray(String[]::new);
        try (RunningProgram waits = RunningProgram.start(secret, both);
                RunningProgram worker = RunningProgram.start(
                        secret, arguments("heartbeat", "worker", waits.awaitPort(), "client", "server"))) {
            worker.await("welcomed");
            waits.await("\"state\":\"online\"");
            assertThat(waits.awaitExit()).isZero();
        }
    }

    private void timeIsToldOverTls() throws Exception {
        try (RunningProgram server = RunningProgram.start(serve("netty"))) {
            String port = server.awaitPort();
            clientSays("5 answered", "netty", "client", "--port", port, "--messages", "5");
        }
    }

    private void filesGoBothWaysOverTls() throws Exception {
        String store = directory.resolve("store").toString();
        try (RunningProgram server = RunningProgram.start(serve("http-upload", store))) {
            String site = "https://127.0.0.1:" + server.awaitPort();
            clientSays("/files/server.pem", "http-upload", "client", "upload", file("server.pem"), site + "/");
            clientSays("of which 0", "http-files", "client", site + "/files/server.pem", file("downloaded"));
        }
        assertThat(directory.resolve("downloaded")).hasSameBinaryContentAs(directory.resolve("server.pem"));
    }

    private void membersChatOverTls() throws Exception {
        try (RunningProgram server = RunningProgram.start(serve("websocket"))) {
            String url = "wss://127.0.0.1:" + server.awaitPort() + "/chat";
            try (RunningProgram member = RunningProgram.start(
                    "websocket", "client", "--name", "Anna", "--tls-trust", file("server.pem"), url)) {
                member.type("over TLS");
                member.await("Anna: over TLS");
                member.endInput();
                assertThat(member.awaitExit()).isZero();
            }
        }
    }

    /** Runs a client that trusts the server, and one that trusts somebody else. */
    private void clientSays(String text, String... arguments) throws Exception {
        for (String trusted : List.of("server", "client")) {
            List<String> command = new ArrayList<>(List.of(arguments));
            command.addAll(List.of("--tls-trust", file(trusted + ".pem")));
            try (RunningProgram client = RunningProgram.start(command.toArray(new String[0]))) {
                client.await(trusted.equals("server") ? text : "certification path");
                assertThat(client.awaitExit()).isEqualTo(trusted.equals("server") ? 0 : 1);
            }
        }
    }

    private String[] serve(String program, String... more) {
        List<String> arguments = new ArrayList<>(List.of(program, "server", "--port", "0"));
        arguments.addAll(List.of("--tls-certificate", file("server.pem"), "--tls-key", file("server.key")));
        arguments.addAll(List.of(more));
        return arguments.toArray(new String[0]);
    }

    private String[] arguments(String program, String command, String port, String own, String other) {
        List<String> arguments = new ArrayList<>(List.of(program, command, "--port", port));
        arguments.addAll(List.of("--tls-certificate", file(own + ".pem"), "--tls-key", file(own + ".key")));
        arguments.addAll(List.of("--tls-trust", file(other + ".pem")));
        return arguments.toArray(new String[0]);
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }
}

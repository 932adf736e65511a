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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
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
        filesAreServedOverTls();
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
                    inFlight.send(Collections.nCopies(10, "in flight"));
                    server.terminate();
                    for (int i = 0; i < 10; i++) {
                        assertThat(inFlight.read()).isEqualTo("in flight");
                    }
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

    private void filesAreServedOverTls() throws Exception {
        try (RunningProgram server = RunningProgram.start(serve("http-files", directory.toString()))) {
            URI url = URI.create("https://127.0.0.1:" + server.awaitPort() + "/server.pem");
            HttpRequest request = HttpRequest.newBuilder(url).build();
            assertThat(https().send(request, BodyHandlers.ofString()).body())
                    .isEqualTo(Files.readString(directory.resolve("server.pem")));
        }
    }

    private void membersChatOverTls() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (RunningProgram server = RunningProgram.start(serve("websocket"))) {
            WebSocket member = https().newWebSocketBuilder()
                    .subprotocols("chat.framewright.json")
                    .buildAsync(URI.create("wss://127.0.0.1:" + server.awaitPort() + "/chat"), listener(heard))
                    .join();
            for (String kind : List.of("JOIN", "SAY")) {
                String message = "{'kind':'" + kind + "','number':0,'id':'1','name':'Anna','text':'over TLS'}";
                byte[] json = message.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
                member.sendBinary(ByteBuffer.wrap(json), true).join();
            }
            String said;
            do {
                said = Objects.requireNonNull(heard.poll(60, TimeUnit.SECONDS), "nothing was heard");
            } while (!said.contains("SAY"));
            assertThat(said).contains("Anna").contains("over TLS");
            member.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
    }

    private static WebSocket.Listener listener(BlockingQueue<String> heard) {
        return new WebSocket.Listener() {
            @Override
            public @Nullable CompletionStage<?> onBinary(WebSocket member, ByteBuffer data, boolean last) {
                heard.add(StandardCharsets.UTF_8.decode(data).toString());
                member.request(1);
                return null;
            }
        };
    }

    private HttpClient https() throws SSLException {
        return HttpClient.newBuilder().sslContext(clientContext()).build();
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

package io.framewright.examples.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.examples.Backoff;
import io.framewright.examples.tls.Tls;
import io.framewright.framing.Protocol;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ConnectionTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "marshalling", "marshalling-river", "kryo", "msgpack", "json", "json + deflate"})
    void everyCodecCarriesRequests(String codec) throws Exception {
        try (Ledger ledger = Ledger.inMemory(100);
                ConnectionServer server = start(anyPort(), codec, LONG, ledger);
                RequestClient client = client(server.address(), codec, ConnectionPolicy.longLived(), true)) {
            assertThat(get(client.submit("a"))).isEqualTo(1);
            assertThat(get(client.submit("b"))).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @SuppressWarnings("try") // it only has to be there
    void requestsOutliveARestart(boolean batched) throws Exception {
        ConnectionPolicy policy = batched
                ? ConnectionPolicy.batched(5, Duration.ofMillis(50))
                : ConnectionPolicy.onDemand(Duration.ofMillis(50));
        List<CompletableFuture<Long>> answers = new ArrayList<>();
        InetSocketAddress address;
        try (Ledger ledger = Ledger.inMemory(1000)) {
            ConnectionServer first = start(anyPort(), "kryo", LONG, ledger);
            address = first.address();
            try (RequestClient client = client(address, "kryo", policy, true)) {
                submit(client, answers, 20);
                get(answers.get(0));
                first.close();
                submit(client, answers, 20);
                try (Ledger next = Ledger.inMemory(1000);
                        ConnectionServer second = start(address, "kryo", LONG, next)) {
                    submit(client, answers, 20);
                    for (CompletableFuture<Long> answer : answers) {
                        get(answer);
                    }
                    assertThat(ledger.size() + next.size())
                            .as("a server that stops in peace answers first, so nothing came twice")
                            .isEqualTo(answers.size());
                }
            }
        }
    }

    @Test
    void serversShorterTimeoutCostsNoRequest() throws Exception {
        try (Ledger ledger = Ledger.inMemory(100);
                ConnectionServer server = start(anyPort(), "kryo", Duration.ofMillis(40), ledger);
                RequestClient client = client(server.address(), "kryo", ConnectionPolicy.onDemand(LONG), false)) {
            for (int i = 1; i <= 3; i++) {
                assertThat(get(client.submit("x"))).isEqualTo(i);
                awaitLog("disconnected");
            }
        }
    }

    @Test
    void connectionThatBreaksAfterTheRequestMakesItsOutcomeUnknown() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RequestClient client = client(
                        (InetSocketAddress) listener.getLocalSocketAddress(),
                        "kryo",
                        ConnectionPolicy.onDemand(LONG),
                        false)) {
            CompletableFuture<Long> answer = client.submit("x");
            try (Socket socket = listener.accept()) {
                assertThat(socket.getInputStream().read()).isZero();
            }
            assertThatThrownBy(() -> get(answer))
                    .hasRootCauseMessage("outcome unknown: the connection broke after it was sent");
        }
    }

    @Test
    @SuppressWarnings("try") // it only has to be there
    void serverThatIsSilentIsLeft() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RequestClient client = RequestClient.start(
                        (InetSocketAddress) listener.getLocalSocketAddress(),
                        protocol("kryo"),
                        Tls.NONE,
                        settings(ConnectionPolicy.longLived(), true, Duration.ofMillis(30)),
                        log::add)) {
            try (Socket first = listener.accept();
                    Socket second = listener.accept()) {
                assertThat(first.getInputStream().readAllBytes()).as("a ping").isNotEmpty();
                assertThat(second.isConnected()).isTrue();
            }
        }
        assertThat(log).contains("the server is silent");
    }

    @Test
    void requestTooLongForTheFramingFailsAlone() throws Exception {
        try (Ledger ledger = Ledger.inMemory(100);
                ConnectionServer server = start(anyPort(), "kryo", LONG, ledger);
                RequestClient client = client(server.address(), "kryo", ConnectionPolicy.longLived(), true)) {
            CompletableFuture<Long> tooLong = client.submit("x".repeat(70_000));
            assertThat(get(client.submit("y"))).isEqualTo(1);
            assertThatThrownBy(() -> get(tooLong))
                    .hasRootCauseInstanceOf(RequestException.class)
                    .hasMessageContaining("rejected");
        }
    }

    private static void submit(RequestClient client, List<CompletableFuture<Long>> answers, int count) {
        for (int i = 0; i < count; i++) {
            answers.add(client.submit("request " + answers.size()));
        }
    }

    private void awaitLog(String line) throws InterruptedException {
        for (String next = log.poll(30, TimeUnit.SECONDS); ; next = log.poll(30, TimeUnit.SECONDS)) {
            assertThat(next).isNotNull();
            if (next.equals(line)) {
                return;
            }
        }
    }

    private ConnectionServer start(InetSocketAddress address, String codec, Duration idle, Ledger ledger)
            throws Exception {
        return ConnectionServer.start(address, protocol(codec), Tls.NONE, idle, ledger, log::add);
    }

    private RequestClient client(InetSocketAddress address, String codec, ConnectionPolicy policy, boolean resend) {
        return RequestClient.start(address, protocol(codec), Tls.NONE, settings(policy, resend, LONG), log::add);
    }

    private static ClientSettings settings(ConnectionPolicy policy, boolean resend, Duration silence) {
        Backoff backoff = new Backoff(Duration.ofMillis(5), Duration.ofMillis(50));
        return new ClientSettings(policy, 1000, Optional.empty(), resend, backoff, silence);
    }

    private static Protocol<ConnectionMessage> protocol(String codec) {
        return Protocol.parse("length-header(4, max=64KiB) + " + codec, ConnectionMessage.TYPES);
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static long get(CompletableFuture<Long> answer) throws Exception {
        return answer.get(30, TimeUnit.SECONDS);
    }
}

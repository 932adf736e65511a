package io.framewright.examples.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.examples.RunningProgram;
import io.framewright.examples.tls.Tls;
import io.framewright.examples.websocket.ChatMessage.Kind;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server as one starts it. */
@Timeout(120)
class ChatProcessTest {

    private static final int PATIENCE_SECONDS = 60;
    private static final int MASK_BYTES = 4;

    /** Some 50 kB: more than the server reads at once, and less than two sockets hold of which nobody reads. */
    private static final int MANY = 300;

    private static final String TEXT = "x".repeat(100);

    private final BlockingQueue<ChatMessage> received = new LinkedBlockingQueue<>();

    @Test
    void whatWasSaidIsHeardBeforeTheServerStops() throws Exception {
        try (RunningProgram server = RunningProgram.start("websocket", "server", "--port", "0")) {
            URI url = URI.create("ws://127.0.0.1:" + server.awaitPort() + "/chat");
            try (ChatClient client = ChatClient.connect(url, Tls.NONE, ChatCodec.MSGPACK, received::add)) {
                client.send(new ChatMessage(Kind.JOIN, 0, "", "Anna", ""));
                say(client, 0);
                awaitHeard(0);
                int said = server.terminateWith(() -> {
                    for (int i = 1; i <= MANY; i++) {
                        say(client, i);
                    }
                    return MANY;
                });
                for (int i = 1; i <= said; i++) {
                    awaitHeard(i);
                }
                assertThat(client.channel().closeFuture().await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                        .isTrue();
            }
            server.awaitStop();
        }
    }

    @Test
    void clientThatIsStoppedSaysGoodbye() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RunningProgram client = RunningProgram.start(
                        "websocket", "client", "ws://127.0.0.1:" + listener.getLocalPort() + "/chat");
                Socket server = listener.accept()) {
            server.setSoTimeout(PATIENCE_SECONDS * 1000);
            server.getOutputStream().write(agreement(server.getInputStream()).getBytes(StandardCharsets.US_ASCII));
            assertThat(server.getInputStream().read()).as("JOIN").isEqualTo(0x82);
            int length = server.getInputStream().read() & 0x7f;
            server.getInputStream().readNBytes(MASK_BYTES + length);
            client.terminate();
            assertThat(server.getInputStream().read()).as("a close frame").isEqualTo(0x88);
            server.getOutputStream().write(new byte[] {(byte) 0x88, 0});
            client.awaitStop();
        }
    }

    /** What a server answers to a client that wants to speak WebSocket. */
    private static String agreement(InputStream in) throws Exception {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        String key = head.toString().replaceFirst("(?is).*sec-websocket-key: *(\\S+).*", "$1");
        byte[] hash = MessageDigest.getInstance("SHA-1")
                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
        return "HTTP/1.1 101 Switching Protocols\r\n"
                + "Upgrade: websocket\r\n"
                + "Connection: Upgrade\r\n"
                + "Sec-WebSocket-Protocol: "
                + ChatCodec.MSGPACK.subprotocol() + "\r\nSec-WebSocket-Accept: "
                + Base64.getEncoder().encodeToString(hash) + "\r\n\r\n";
    }

    private static void say(ChatClient client, int id) throws InterruptedException {
        client.send(new ChatMessage(Kind.SAY, 0, String.valueOf(id), "Anna", TEXT))
                .await();
    }

    private void awaitHeard(int id) throws InterruptedException {
        ChatMessage message = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        while (message != null && message.kind() != Kind.SAY) {
            message = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        assertThat(message).as("message %d", id).isNotNull();
        assertThat(message.id()).isEqualTo(String.valueOf(id));
    }
}

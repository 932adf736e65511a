package io.framewright.examples.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.examples.RunningProgram;
import io.framewright.examples.websocket.ChatMessage.Kind;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server as one starts it. */
@Timeout(120)
class ChatProcessTest {

    private static final int PATIENCE_SECONDS = 60;

    private final BlockingQueue<ChatMessage> received = new LinkedBlockingQueue<>();

    @Test
    void whatWasSaidIsHeardBeforeTheServerStops() throws Exception {
        try (RunningProgram server = RunningProgram.start("websocket", "server", "--port", "0")) {
            URI url = URI.create("ws://127.0.0.1:" + server.awaitPort() + "/chat");
            try (ChatClient client = ChatClient.connect(url, ChatCodec.MSGPACK, received::add)) {
                client.send(new ChatMessage(Kind.JOIN, 0, "", "Anna", ""));
                say(client, 0);
                awaitHeard(0);
                for (int i = 1; i <= 10; i++) {
                    say(client, i);
                }
                server.terminate();
                for (int i = 1; i <= 10; i++) {
                    awaitHeard(i);
                }
                assertThat(client.channel().closeFuture().await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                        .isTrue();
            }
            server.awaitStop();
        }
    }

    private static void say(ChatClient client, int id) throws InterruptedException {
        client.send(new ChatMessage(Kind.SAY, 0, String.valueOf(id), "Anna", "text"))
                .await();
    }

    private void awaitHeard(int id) throws InterruptedException {
        ChatMessage message = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        while (message != null && message.kind() != Kind.SAY) {
            message = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        assertThat(message).isNotNull();
        assertThat(message.id()).isEqualTo(String.valueOf(id));
    }
}

package io.framewright.examples.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.examples.RunningServer;
import io.framewright.examples.http.RawClient;
import io.framewright.examples.http.SameOrigin;
import io.framewright.examples.tls.Tls;
import io.framewright.examples.websocket.ChatMessage.Kind;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatServerTest {

    private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
    private static final String PROTOCOL = "Sec-WebSocket-Protocol: chat.framewright.json";

    private final List<String> log = new CopyOnWriteArrayList<>();
    private RunningServer server;

    @BeforeEach
    void start() throws Exception {
        server = start(20);
    }

    private RunningServer start(int pingSeconds) throws Exception {
        return ChatServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Tls.NONE,
                new ChatServer.Settings(
                        EnumSet.allOf(ChatCodec.class), pingSeconds, new SameOrigin(Set.of("chat.example"))),
                log::add);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** A client of the test, and what it has received. */
    private final class Member implements AutoCloseable {

        private final BlockingQueue<ChatMessage> received = new LinkedBlockingQueue<>();
        private final ChatClient client;

        Member(String name, ChatCodec codec, long last) throws Exception {
            URI url = URI.create("ws://127.0.0.1:" + server.address().getPort() + "/chat");
            client = ChatClient.connect(url, Tls.NONE, codec, received::add);
            client.send(new ChatMessage(Kind.JOIN, last, "", name, ""));
        }

        ChatMessage next(Kind kind) throws InterruptedException {
            ChatMessage message;
            do {
                message = Objects.requireNonNull(received.poll(10, TimeUnit.SECONDS), "no message of kind " + kind);
            } while (message.kind() != kind);
            return message;
        }

        void say(String id, String text) {
            client.send(new ChatMessage(Kind.SAY, 0, id, "ignored", text));
        }

        @Override
        public void close() {
            client.close();
        }
    }

    @Test
    void membersOfBothCodecsHearTheSameInTheSameOrder() throws Exception {
        try (Member anna = new Member("Anna", ChatCodec.MSGPACK, 0);
                Member bert = new Member("Bert", ChatCodec.JSON, 0)) {
            anna.next(Kind.JOIN);
            bert.next(Kind.JOIN);
            for (int i = 0; i < 100; i++) {
                anna.say("a" + i, "<b>\u00e9\ud83d\ude00 " + i);
                bert.say("b" + i, "x".repeat(i * 20));
            }
            long last = 0;
            for (int i = 0; i < 200; i++) {
                ChatMessage message = anna.next(Kind.SAY);
                assertThat(bert.next(Kind.SAY)).isEqualTo(message);
                assertThat(message.number()).isGreaterThan(last);
                assertThat(message.name()).as("who joined, not who it says").isIn("Anna", "Bert");
                last = message.number();
            }
        }
        assertThat(log).isEmpty();
    }

    @Test
    void whoComesBackGetsWhatItMissedAndNoMore() throws Exception {
        try (Member anna = new Member("Anna", ChatCodec.MSGPACK, 0)) {
            for (String text : List.of("one", "two", "three")) {
                anna.say(text, text);
            }
            long one = anna.next(Kind.SAY).number();
            anna.next(Kind.SAY);
            anna.next(Kind.SAY);
            try (Member bert = new Member("Bert", ChatCodec.JSON, one)) {
                assertThat(bert.next(Kind.SAY).text()).isEqualTo("two");
                assertThat(bert.next(Kind.SAY).text()).isEqualTo("three");
                bert.next(Kind.JOIN);
                assertThat(bert.received).isEmpty();
            }
        }
    }

    @Test
    void whatIsSaidAgainAfterABrokenConnectionIsSaidOnce() throws Exception {
        try (Member anna = new Member("Anna", ChatCodec.MSGPACK, 0);
                Member bert = new Member("Bert", ChatCodec.MSGPACK, 0)) {
            bert.next(Kind.JOIN);
            anna.say("id", "said");
            ChatMessage first = anna.next(Kind.SAY);
            anna.say("id", "said");
            assertThat(anna.next(Kind.SAY))
                    .as("its sender learns that it was said")
                    .isEqualTo(first);
            anna.say("end", "end");
            assertThat(bert.next(Kind.SAY)).isEqualTo(first);
            assertThat(bert.next(Kind.SAY).text()).isEqualTo("end");
        }
    }

    @Test
    void messageInFragmentsIsOneMessageWithAPingBetweenThem() throws Exception {
        try (Member anna = new Member("Anna", ChatCodec.JSON, 0)) {
            anna.next(Kind.JOIN);
            byte[] json = "{\"kind\":\"SAY\",\"number\":0,\"id\":\"1\",\"name\":\"Anna\",\"text\":\"in pieces\"}"
                    .getBytes(StandardCharsets.UTF_8);
            anna.client.send(new BinaryWebSocketFrame(false, 0, Unpooled.wrappedBuffer(json, 0, 10)));
            anna.client.send(new ContinuationWebSocketFrame(false, 0, Unpooled.wrappedBuffer(json, 10, 1)));
            anna.client.send(new PingWebSocketFrame());
            anna.client.send(
                    new ContinuationWebSocketFrame(true, 0, Unpooled.wrappedBuffer(json, 11, json.length - 11)));
            assertThat(anna.next(Kind.SAY).text()).isEqualTo("in pieces");
        }
    }

    /** Shakes hands as a browser would, and then says what it likes. */
    private RawClient upgraded() throws IOException {
        RawClient client = new RawClient(server.address());
        assertThat(client.get(
                                "/chat",
                                "Upgrade: websocket",
                                "Connection: Upgrade",
                                "Sec-WebSocket-Version: 13",
                                KEY,
                                PROTOCOL)
                        .status())
                .isEqualTo(101);
        return client;
    }

    /** A masked frame, with a mask of zeros. */
    private static String frame(int firstByte, String payload) {
        int length = payload.length();
        String head = length < 126
                ? "" + (char) (0x80 | length)
                : length < 65536
                        ? (char) (0x80 | 126) + "" + (char) (length >> 8) + (char) (length & 255)
                        : (char) (0x80 | 127) + "\0\0\0\0\0" + (char) (length >> 16) + (char) ((length >> 8) & 255)
                                + (char) (length & 255);
        return (char) firstByte + head + "\0\0\0\0" + payload;
    }

    private static int closeStatus(RawClient client) throws IOException {
        assertThat(client.read()).as("a close frame").isEqualTo(0x88);
        int length = client.read();
        int status = (client.read() << 8) | client.read();
        for (int i = 2; i < length; i++) {
            client.read();
        }
        return status;
    }

    private static void endsAfterTheAnswer(RawClient client) throws IOException {
        try {
            client.send(frame(0x88, ""));
            while (client.read() >= 0) {
                // another close frame
            }
        } catch (SocketException ended) {
            // It has ended before.
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "1003, text frame, 129, hello",
        "1007, no message, 130, hello",
        "1007, refused by the message's constructor, 130,"
                + " '{\"kind\":\"SAY\",\"number\":-1,\"id\":\"1\",\"name\":\"a\",\"text\":\"\"}'",
        "1008, SAY before JOIN, 130, '{\"kind\":\"SAY\",\"number\":0,\"id\":\"1\",\"name\":\"a\",\"text\":\"\"}'",
        "1002, reserved opcode, 131, x",
        "1002, continuation of nothing, 128, x",
        "1002, reserved bit, 194, x",
    })
    void whatIsNoMessageIsAnsweredWithItsCloseStatus(int status, String what, int firstByte, String payload)
            throws Exception {
        try (RawClient client = upgraded()) {
            client.send(frame(firstByte, payload));
            assertThat(closeStatus(client)).as(what).isEqualTo(status);
            endsAfterTheAnswer(client);
        }
    }

    @Test
    void tooLongFrameAndTooLongMessageAreRefused() throws Exception {
        try (RawClient client = upgraded()) {
            client.send(frame(0x82, "x".repeat(ChatServer.MAX_MESSAGE + 1)).substring(0, 20));
            assertThat(closeStatus(client)).as("its length says enough").isEqualTo(1009);
        }
        try (RawClient client = upgraded()) {
            client.send(frame(0x02, "x".repeat(10_000)) + frame(0x00, "x".repeat(10_000)));
            assertThat(closeStatus(client)).isEqualTo(1009);
        }
    }

    @Test
    void closeFrameIsAnswered() throws Exception {
        try (RawClient client = upgraded()) {
            client.send(frame(0x88, "\u0003\u00e8"));
            assertThat(closeStatus(client)).isEqualTo(1000);
            assertThat(client.read()).isEqualTo(-1);
        }
    }

    @Test
    void pingIsAnsweredAndSilenceIsPinged() throws Exception {
        server.close();
        server = start(1);
        try (RawClient client = upgraded()) {
            client.send(frame(0x89, "hi"));
            assertThat(client.read()).as("pong").isEqualTo(0x8a);
            assertThat(client.read()).isEqualTo(2);
            assertThat(client.read()).isEqualTo('h');
            assertThat(client.read()).isEqualTo('i');
            assertThat(client.read()).as("ping").isEqualTo(0x89);
            assertThat(client.read()).isZero();
            client.send(frame(0x8a, ""));
            assertThat(client.read()).as("the next ping").isEqualTo(0x89);
            assertThat(client.read()).isZero();
            while (client.read() >= 0) {
                // a close frame may come; then the connection of one who does not answer ends
            }
        }
        assertThat(log).last().asString().contains("does not answer");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost, 101",
        "http://evil.example, 403",
        "https://localhost.evil.example, 403",
        "null, 403",
        "http://localhost:81, 403",
    })
    void onlyOurOwnPageMayConnect(String origin, int status) throws Exception {
        try (RawClient client = new RawClient(server.address())) {
            assertThat(client.get(
                                    "/chat",
                                    "Origin: " + origin,
                                    "Upgrade: websocket",
                                    "Connection: Upgrade",
                                    "Sec-WebSocket-Version: 13",
                                    KEY,
                                    PROTOCOL)
                            .status())
                    .isEqualTo(status);
        }
    }

    @Test
    void nameThatPointsHereIsNotBelievedUnlessItIsNamed() throws Exception {
        for (String name : List.of("rebound.example", "chat.example")) {
            try (RawClient client = new RawClient(server.address())) {
                client.send("GET /chat HTTP/1.1\r\nHost: " + name + ":80\r\nOrigin: http://" + name + ":80\r\n"
                        + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n" + KEY + "\r\n"
                        + PROTOCOL + "\r\n\r\n");
                assertThat(client.answer().status()).isEqualTo(name.equals("chat.example") ? 101 : 403);
            }
        }
    }

    @Test
    void subprotocolThatNobodySpeaksIsClosed() throws Exception {
        try (RawClient client = new RawClient(server.address())) {
            client.get(
                    "/chat",
                    "Upgrade: websocket",
                    "Connection: Upgrade",
                    "Sec-WebSocket-Version: 13",
                    KEY,
                    "Sec-WebSocket-Protocol: soap");
            assertThat(closeStatus(client)).isEqualTo(1002);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/chat.js", "/chat.css"})
    void pageIsServedWithAPolicyThatRunsNothingElse(String path) throws Exception {
        try (RawClient client = new RawClient(server.address())) {
            RawClient.Answer answer = client.get(path);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("content-security-policy"))
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(client.get("/../secret").status()).isEqualTo(403);
            assertThat(client.get("/chat").status()).isEqualTo(426);
            assertThat(client.request("POST", "/").status()).isEqualTo(405);
            assertThat(client.get("/none").status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource
    void stoppingServerSaysGoodbye(ChatCodec codec) throws Exception {
        try (Member anna = new Member("Anna", codec, 0)) {
            anna.next(Kind.JOIN);
            server.close();
            assertThat(anna.client.channel().closeFuture().await(10, TimeUnit.SECONDS))
                    .isTrue();
        }
        assertThat(log).isEmpty();
    }

    @Test
    void clientSaysWhyItCannotChat() {
        assertThatThrownBy(() -> ChatClient.connect(
                        URI.create("ws://127.0.0.1:" + server.address().getPort() + "/other"),
                        Tls.NONE,
                        ChatCodec.JSON,
                        m -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot chat");
    }
}

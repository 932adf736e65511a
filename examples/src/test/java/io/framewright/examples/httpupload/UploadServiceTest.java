package io.framewright.examples.httpupload;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.examples.http.RawClient;
import io.framewright.examples.http.RawClient.Answer;
import io.framewright.examples.http.SameOrigin;
import io.framewright.examples.tls.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadServiceTest {

    private static final int MAX_BYTES = 100_000;

    @TempDir
    private Path directory;

    private final List<String> log = new CopyOnWriteArrayList<>();
    private UploadServer server;
    private RawClient client;

    @BeforeEach
    void start() throws Exception {
        server = start(false);
        client = new RawClient(server.address());
    }

    private UploadServer start(boolean overwrite) throws Exception {
        UploadServer.Settings settings = new UploadServer.Settings(
                directory, overwrite, new UploadLimits(MAX_BYTES, 2), new SameOrigin(Set.of("files.example")));
        return UploadServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Tls.NONE, settings, log::add);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.close();
    }

    private static String part(String name, String content) {
        return "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n" + content
                + "\r\n";
    }

    private static String head(int length, String... headers) {
        return "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=xyz\r\nContent-Length: "
                + length + "\r\n"
                + Stream.of(headers).map(header -> header + "\r\n").reduce("", String::concat) + "\r\n";
    }

    private static Answer post(RawClient client, String body, String... headers) throws IOException {
        return client.send(head(body.length(), headers) + body).answer();
    }

    /** Names only: a file may go while it is looked at. */
    private List<String> files() throws IOException {
        try (Stream<Path> whole = Files.list(directory);
                Stream<Path> parts = Files.list(directory.resolve(".incoming"))) {
            return Stream.concat(whole, parts)
                    .map(file -> directory.relativize(file).toString())
                    .filter(file -> !file.endsWith(".incoming") && !file.endsWith("lock"))
                    .sorted()
                    .toList();
        }
    }

    private void awaitNoParts() throws IOException {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!files().isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void filesOfAFormAreStoredAndHandedOut() throws Exception {
        String body = part("a.txt", "first") + "--xyz\r\nContent-Disposition: form-data; name=note\r\n\r\nhello\r\n"
                + part("dir/b c.html", "<script>") + part("empty", "") + "--xyz--\r\n";
        Answer answer = post(client, body, "Origin: http://localhost");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.text())
                .isEqualTo(
                        "{\"files\":[{\"location\":\"/files/a.txt\",\"size\":5},"
                                + "{\"location\":\"/files/b%20c.html\",\"size\":8},{\"location\":\"/files/empty\",\"size\":0}]}\n");
        assertThat(files()).containsExactly("a.txt", "b c.html", "empty");
        Answer page = client.get("/files/b%20c.html");
        assertThat(page.text()).isEqualTo("<script>");
        assertThat(page.header("content-disposition")).isEqualTo("attachment");
        assertThat(page.header("content-security-policy")).startsWith("sandbox");
        assertThat(client.get("/files/").text()).contains("b c.html").doesNotContain("incoming");
        assertThat(client.get("/files/.incoming/lock").status()).isEqualTo(404);
        assertThat(log).anyMatch(line -> line.contains(" GET /files/b%20c.html: "));
        assertThat(client.get("/files").status()).isEqualTo(301);
        assertThat(client.get("/").text()).contains("<form");
    }

    @Test
    void chunkedBodyIsTakenToo() throws Exception {
        String body = part("a", "content") + "--xyz--";
        StringBuilder chunks = new StringBuilder();
        for (int i = 0; i < body.length(); i++) {
            chunks.append("1\r\n").append(body.charAt(i)).append("\r\n");
        }
        client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data;boundary=\"xyz\"\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n" + chunks + "0\r\n\r\n");
        assertThat(client.answer().status()).isEqualTo(201);
        assertThat(directory.resolve("a")).hasContent("content");
    }

    @Test
    void existingNameIsNotOverwrittenAndNothingOfTheFormIsKept() throws Exception {
        Files.writeString(directory.resolve("b"), "old");
        Answer answer = post(client, part("a", "new") + part("b", "new") + "--xyz--");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(files()).containsExactly("b");
        assertThat(directory.resolve("b")).hasContent("old");
    }

    @Test
    void nameThatIsTakenWhileTheFileIsOnItsWayIsNotOverwritten() throws Exception {
        String body = part("a", "mine") + part("b", "mine") + "--xyz--";
        client.send(head(body.length(), "Expect: 100-continue"));
        assertThat(client.answer().status()).isEqualTo(100);
        client.send(body.substring(0, body.length() - 2));
        try (RawClient other = new RawClient(server.address())) {
            Answer theirs = post(other, part("b", "theirs") + "--xyz--");
            assertThat(theirs.status()).isEqualTo(201);
        }
        assertThat(client.send("--").answer().status()).isEqualTo(409);
        assertThat(files()).containsExactly("b");
        assertThat(directory.resolve("b")).hasContent("theirs");
    }

    @Test
    void overwritingReplacesTheWholeFileAtOnce() throws Exception {
        server.close();
        Files.writeString(directory.resolve("a"), "a longer old text");
        server = start(true);
        try (RawClient overwriting = new RawClient(server.address())) {
            assertThat(post(overwriting, part("a", "new") + "--xyz--").status()).isEqualTo(201);
        }
        assertThat(directory.resolve("a")).hasContent("new");
        assertThat(files()).containsExactly("a");
    }

    @Test
    void tooLargeUploadIsRefusedBeforeItIsSent() throws Exception {
        Answer answer = client.send(head(MAX_BYTES + 1, "Expect: 100-continue")).answer();
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("connection")).isEqualTo("close");
    }

    @Test
    void tooLargeUploadIsRefusedEvenIfItIsSentAtOnce() throws Exception {
        Answer answer = post(client, part("a", "x".repeat(2_000_000)) + "--xyz--");
        assertThat(answer.status())
                .as("the client reads the answer, not a reset")
                .isEqualTo(413);
    }

    @Test
    void chunkedUploadIsRefusedAtTheLimitAndRemoved() throws Exception {
        client.send("""
                POST / HTTP/1.1\r
                Host: a\r
                Content-Type: multipart/form-data;boundary=xyz\r
                Transfer-Encoding: chunked\r
                \r
                """);
        String body = part("a", "x".repeat(MAX_BYTES));
        client.send(Integer.toHexString(body.length()) + "\r\n" + body + "\r\n");
        assertThat(client.answer().status()).isEqualTo(413);
        awaitNoParts();
    }

    @Test
    void abortedUploadLeavesNothing() throws Exception {
        String body = part("a", "x".repeat(50_000)) + "--xyz--";
        client.send(head(body.length(), "Expect: 100-continue"));
        assertThat(client.answer().status()).isEqualTo(100);
        client.send(body.substring(0, 40_000));
        long end = System.nanoTime() + 10_000_000_000L;
        while (files().isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(files()).singleElement().asString().startsWith(".incoming").endsWith(".part");
        client.close();
        awaitNoParts();
    }

    @Test
    void truncatedFormLeavesNothing() throws Exception {
        assertThat(post(client, part("a", "content")).status()).isEqualTo(400);
        awaitNoParts();
        assertThat(post(client, "--xyz--").status()).as("no file").isEqualTo(400);
    }

    @Test
    void stoppingServerRemovesWhatIsNotWhole() throws Exception {
        String body = part("a", "x".repeat(50_000)) + "--xyz--";
        client.send(head(body.length(), "Expect: 100-continue"));
        assertThat(client.answer().status()).isEqualTo(100);
        client.send(body.substring(0, 40_000));
        long end = System.nanoTime() + 10_000_000_000L;
        while (files().isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        server.close();
        assertThat(files()).isEmpty();
    }

    @Test
    void startRemovesWhatAKilledServerLeft() throws Exception {
        server.close();
        Files.writeString(directory.resolve(".incoming").resolve("1.part"), "left");
        server = start(false);
        assertThat(files()).isEmpty();
    }

    @Test
    void secondServerForTheSameDirectoryIsRefused() {
        Assertions.assertThatThrownBy(() -> start(false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another server");
    }

    @Test
    void otherSitesPagesMayNotUpload() throws Exception {
        String body = part("a", "x") + "--xyz--";
        for (String origin : List.of("http://evil.example", "null", "http://localhost:1", "nonsense:")) {
            try (RawClient page = new RawClient(server.address())) {
                assertThat(post(page, body, "Origin: " + origin).status())
                        .as(origin)
                        .isEqualTo(403);
            }
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void moreUploadsThanTheLimitAreToldToComeLater() throws Exception {
        String body = part("a", "x") + "--xyz--";
        try (RawClient first = new RawClient(server.address());
                RawClient second = new RawClient(server.address())) {
            for (RawClient waiting : List.of(first, second)) {
                waiting.send(head(body.length(), "Expect: 100-continue"));
                assertThat(waiting.answer().status()).isEqualTo(100);
            }
            assertThat(client.send(head(body.length(), "Expect: 100-continue"))
                            .answer()
                            .status())
                    .isEqualTo(503);
            assertThat(first.send(body).answer().status()).isEqualTo(201);
        }
        try (RawClient later = new RawClient(server.address())) {
            assertThat(later.send(head(4, "Expect: 100-continue")).answer().status())
                    .isEqualTo(100);
        }
    }

    @Test
    void whatIsNoFormIsRefused() throws Exception {
        assertThat(client.request("POST", "/", "Content-Length: 0").status()).isEqualTo(415);
        try (RawClient another = new RawClient(server.address())) {
            assertThat(another.request("PUT", "/").status()).isEqualTo(405);
            assertThat(another.request("POST", "/files/a").status()).isEqualTo(405);
            assertThat(another.get("/nothing").status()).isEqualTo(404);
        }
    }
}

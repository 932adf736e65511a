package io.framewright.examples.httpfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.examples.RunningServer;
import io.framewright.examples.http.HttpServer;
import io.framewright.examples.http.RawClient;
import io.framewright.examples.http.RawClient.Answer;
import io.framewright.examples.tls.Tls;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileServiceTest {

    private static final Instant MODIFIED = Instant.parse("2024-02-29T12:00:00.5Z");
    private static final String MODIFIED_HTTP = "Thu, 29 Feb 2024 12:00:00 GMT";
    private static final String DIGITS = "0123456789";

    @TempDir
    private Path directory;

    private final List<String> log = new CopyOnWriteArrayList<>();
    private Path root = Path.of("");
    private RunningServer server;
    private RawClient client;

    @BeforeEach
    void start() throws Exception {
        root = Files.createDirectory(directory.resolve("root"));
        write("digits.txt", DIGITS.getBytes(StandardCharsets.US_ASCII));
        server = HttpServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Tls.NONE,
                new FileService(root, FileService.Trust.OWN, log::add),
                log::add);
        client = new RawClient(server.address());
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.close();
    }

    private Path write(String name, byte[] content) throws IOException {
        Path file = Files.write(root.resolve(name), content);
        return Files.setLastModifiedTime(file, FileTime.from(MODIFIED));
    }

    @Test
    void wholeFileWithItsVersionAndType() throws Exception {
        Answer answer = client.get("/digits.txt?v=1");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(DIGITS);
        assertThat(answer.header("content-type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(answer.header("last-modified")).isEqualTo(MODIFIED_HTTP);
        assertThat(answer.header("etag")).matches("\"[0-9a-f-]+\"");
        assertThat(answer.header("accept-ranges")).isEqualTo("bytes");
        assertThat(answer.header("connection")).isEqualTo("keep-alive");
        assertThat(answer.header("date")).endsWith("GMT");
    }

    @Test
    void headIsGetWithoutItsBody() throws Exception {
        Answer get = client.get("/digits.txt");
        Answer head = client.request("HEAD", "/digits.txt");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("content-length")).isEqualTo("10");
        assertThat(head.header("etag")).isEqualTo(get.header("etag"));
        assertThat(client.request("HEAD", "/digits.txt", "Range: bytes=1-2").status())
                .as("a range is for GET only")
                .isEqualTo(200);
        assertThat(client.request("HEAD", "/").status()).isEqualTo(200);
        assertThat(client.request("HEAD", "/none").status()).isEqualTo(404);
        assertThat(client.get("/digits.txt").text())
                .as("the connection is still in step")
                .isEqualTo(DIGITS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"bytes=2-4|234|bytes 2-4/10", "bytes=-3|789|bytes 7-9/10", "bytes=8-|89|bytes 8-9/10"})
    void oneRange(String range, String content, String contentRange) throws Exception {
        Answer answer = client.get("/digits.txt", "Range: " + range);
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.text()).isEqualTo(content);
        assertThat(answer.header("content-range")).isEqualTo(contentRange);
    }

    @Test
    void severalRangesAreAMultipartBody() throws Exception {
        Answer answer = client.get("/digits.txt", "Range: bytes=8-9,0-2");
        assertThat(answer.status()).isEqualTo(206);
        assertThat(answer.header("content-range")).isEmpty();
        String type = answer.header("content-type");
        assertThat(type).startsWith("multipart/byteranges; boundary=");
        String boundary = type.substring(type.indexOf('=') + 1);
        String part = "\r\n--" + boundary + "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Range: bytes ";
        assertThat(answer.text())
                .isEqualTo(part + "8-9/10\r\n\r\n89" + part + "0-2/10\r\n\r\n012\r\n--" + boundary + "--\r\n");
        assertThat(client.get("/digits.txt").status()).isEqualTo(200);
    }

    @Test
    void rangeBehindTheEndIsRefusedWithTheSize() throws Exception {
        Answer answer = client.get("/digits.txt", "Range: bytes=10-");
        assertThat(answer.status()).isEqualTo(416);
        assertThat(answer.header("content-range")).isEqualTo("bytes */10");
        write("empty", new byte[0]);
        assertThat(client.get("/empty").status()).isEqualTo(200);
        assertThat(client.get("/empty", "Range: bytes=0-").status()).isEqualTo(416);
    }

    @Test
    void overlappingRangesGetTheWholeFile() throws Exception {
        assertThat(client.get("/digits.txt", "Range: bytes=0-8,1-9").text()).isEqualTo(DIGITS);
    }

    @Test
    void ifRangeHoldsForTheSameVersionOnly() throws Exception {
        String tag = client.get("/digits.txt").header("etag");
        String range = "Range: bytes=0-1";
        assertThat(client.get("/digits.txt", range, "If-Range: " + tag).text()).isEqualTo("01");
        assertThat(client.get("/digits.txt", range, "If-Range: " + MODIFIED_HTTP)
                        .text())
                .isEqualTo("01");
        for (String other : List.of("\"x\"", "W/" + tag, "Thu, 29 Feb 2024 12:00:01 GMT", "nonsense")) {
            assertThat(client.get("/digits.txt", range, "If-Range: " + other).text())
                    .as(other)
                    .isEqualTo(DIGITS);
        }
    }

    @Test
    void tagOfAFileThatMayChangeWithinTheClocksStepIsWeak() throws Exception {
        Path file = write("new", new byte[3]);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(3600)));
        Answer answer = client.get("/new");
        assertThat(answer.header("etag")).startsWith("W/\"");
        assertThat(client.get("/new", "Range: bytes=0-1", "If-Range: " + answer.header("etag"))
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/new", "If-None-Match: " + answer.header("etag")).status())
                .isEqualTo(304);
    }

    @Test
    void knownVersionIsNotSentAgain() throws Exception {
        String tag = client.get("/digits.txt").header("etag");
        for (String known : List.of(
                "If-None-Match: " + tag,
                "If-None-Match: W/" + tag,
                "If-None-Match: \"a,b\", " + tag,
                "If-None-Match: *",
                "If-Modified-Since: " + MODIFIED_HTTP,
                "If-Modified-Since: Thursday, 29-Feb-24 12:00:00 GMT",
                "If-Modified-Since: Thu Feb 29 12:00:00 2024",
                "If-Modified-Since: Fri, 01 Mar 2024 00:00:00 GMT")) {
            Answer answer = client.get("/digits.txt", known);
            assertThat(answer.status()).as(known).isEqualTo(304);
            assertThat(answer.header("etag")).isEqualTo(tag);
            assertThat(answer.headers()).doesNotContainKey("content-length");
        }
        for (String unknown : List.of(
                "If-None-Match: \"x\"",
                "If-None-Match: \"x\"\r\nIf-Modified-Since: " + MODIFIED_HTTP,
                "If-Modified-Since: Thu, 29 Feb 2024 11:59:59 GMT",
                "If-Modified-Since: 2024-02-29")) {
            assertThat(client.get("/digits.txt", unknown).status()).as(unknown).isEqualTo(200);
        }
    }

    @Test
    void changedFileHasAnotherTag() throws Exception {
        String before = client.get("/digits.txt").header("etag");
        write("digits.txt", "012345678X".getBytes(StandardCharsets.US_ASCII));
        Files.setLastModifiedTime(root.resolve("digits.txt"), FileTime.from(MODIFIED.plusMillis(1)));
        Answer after = client.get("/digits.txt", "If-None-Match: " + before);
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.header("last-modified")).as("the same second").isEqualTo(MODIFIED_HTTP);
    }

    @Test
    void preconditions() throws Exception {
        String tag = client.get("/digits.txt").header("etag");
        assertThat(client.get("/digits.txt", "If-Match: " + tag).status()).isEqualTo(200);
        assertThat(client.get("/digits.txt", "If-Match: *").status()).isEqualTo(200);
        assertThat(client.get("/digits.txt", "If-Match: \"x\"").status()).isEqualTo(412);
        assertThat(client.get("/digits.txt", "If-Unmodified-Since: " + MODIFIED_HTTP)
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/digits.txt", "If-Unmodified-Since: Thu, 29 Feb 2024 11:59:59 GMT")
                        .status())
                .isEqualTo(412);
    }

    @ParameterizedTest
    @CsvSource({
        "/../secret, 403",
        "/sub/../../secret, 403",
        "/%2e%2e/secret, 403",
        "/.%2E/secret, 403",
        "/./digits.txt, 403",
        "/..%2fsecret, 400",
        "/..%5csecret, 400",
        "/..\\secret, 400",
        "/%2fetc/passwd, 400",
        "//etc/passwd, 400",
        "/sub//inner.txt, 400",
        "/digits.txt%00, 400",
        "/digits.txt%00.html, 400",
        "/digits%0atxt, 400",
        "/%c0%ae%c0%ae/secret, 400",
        "/%ff, 400",
        "/%, 400",
        "/%4, 400",
        "/%zz, 400",
        "secret, 400",
        "*, 400",
        "/%252e%252e/secret, 404",
        "/link/secret, 403",
        "/secret-link, 403",
        "/.hidden, 404",
        "/%2ehidden, 404",
        "/.git/config, 404",
        "/visible-link-to-hidden, 404",
        "/dangling, 404",
        "/loop, 404",
        "/none, 404",
        "/digits.txt/, 404",
        "/digits.txt/more, 404",
        "/fifo, 404",
        "/inside-link, 200",
        "/sub/inner.txt, 200",
        "http://localhost/digits.txt, 200",
        "HTTP://localhost, 200",
    })
    @DisabledOnOs(OS.WINDOWS)
    void pathsDoNotLeadOutOfTheRootNorToHiddenFiles(String target, int status) throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), "secret");
        Path hidden = Files.writeString(root.resolve(".hidden"), "secret");
        Files.writeString(Files.createDirectory(root.resolve(".git")).resolve("config"), "secret");
        Files.writeString(Files.createDirectory(root.resolve("sub")).resolve("inner.txt"), "inner");
        Files.createSymbolicLink(root.resolve("link"), directory);
        Files.createSymbolicLink(root.resolve("secret-link"), secret);
        Files.createSymbolicLink(root.resolve("visible-link-to-hidden"), hidden);
        Files.createSymbolicLink(root.resolve("dangling"), root.resolve("nowhere"));
        Files.createSymbolicLink(root.resolve("loop"), root.resolve("loop"));
        Files.createSymbolicLink(root.resolve("inside-link"), root.resolve("digits.txt"));
        new ProcessBuilder("mkfifo", root.resolve("fifo").toString()).start().waitFor();
        Answer answer = client.get(target);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).doesNotContain("secret");
        assertThat(client.get("/digits.txt").text()).isEqualTo(DIGITS);
        String listing = client.get("/").text();
        assertThat(listing)
                .contains("inside-link", "sub/")
                .doesNotContain("secret", "hidden", ".git", "dangling", "loop", "fifo");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void listingEscapesNamesInTextAndLinks() throws Exception {
        String name = "<b onclick='x'>\"&%2f?#:é\u202e.txt";
        write(name, DIGITS.getBytes(StandardCharsets.US_ASCII));
        write("javascript:alert(1)", new byte[1]);
        Answer listing = client.get("/");
        assertThat(listing.text())
                .doesNotContain("<b ", "href=\"javascript:")
                .contains("&lt;b onclick=&#39;x&#39;&gt;");
        assertThat(listing.header("content-security-policy")).contains("default-src 'none'");
        String link = listing.text().replaceAll("(?s).*href=\"\\.(/%3Cb[^\"]*)\".*", "$1");
        assertThat(client.get(link).text()).isEqualTo(DIGITS);
    }

    @Test
    void directoryWithoutItsSlashIsRedirectedWithinThisServer() throws Exception {
        Files.createDirectory(root.resolve("a b"));
        Answer answer = client.get("/a%20b");
        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.header("location")).isEqualTo("./a%20b/");
        assertThat(client.get("/a%20b/").status()).isEqualTo(200);
        assertThat(client.get("//evil.example/..").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"})
    void otherMethodsAreNotAllowed(String method) throws Exception {
        Answer answer = client.request(method, "/digits.txt");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("allow")).isEqualTo("GET, HEAD");
        assertThat(client.get("/digits.txt").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /digits.txt HTTP/1.1|400",
                "GET /digits.txt HTTP/1.1~Host: a~Host: b|400",
                "GET /digits.txt HTTP/2.0~Host: a|505",
                "nonsense|400",
                "GET /digits.txt HTTP/1.1~Host: a~Expect: magic|417",
                "GET /digits.txt HTTP/1.1~Host: a~Content-Length: -1|400",
            })
    void badRequestIsAnsweredAndEndsTheConnection(String request, int status) throws Exception {
        Answer answer = client.send(request.replace("~", "\r\n") + "\r\n\r\n").answer();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("connection")).isEqualTo("close");
    }

    @Test
    void longLineAndLongHeadersHaveTheirOwnStatus() throws Exception {
        assertThat(client.get("/" + "a".repeat(9000)).status()).isEqualTo(414);
        try (RawClient another = new RawClient(server.address())) {
            assertThat(another.get("/digits.txt", "X: " + "a".repeat(20_000)).status())
                    .isEqualTo(431);
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrder() throws Exception {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            String method = i % 7 == 0 ? "HEAD" : "GET";
            requests.append(method + " /digits.txt HTTP/1.1\r\nHost: a\r\nRange: bytes=" + i % 10 + "-\r\n\r\n");
        }
        client.send(requests.toString());
        for (int i = 0; i < 100; i++) {
            Answer answer = client.answer(i % 7 == 0);
            assertThat(answer.text())
                    .as("answer %d, log %s", i, log)
                    .isEqualTo(i % 7 == 0 ? "" : DIGITS.substring(i % 10));
        }
    }

    @Test
    void http10ClosesUnlessAskedNotTo() throws Exception {
        client.send("GET /digits.txt HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        assertThat(client.answer().header("connection")).isEqualTo("keep-alive");
        client.send("GET /digits.txt HTTP/1.0\r\n\r\n");
        assertThat(client.answer().header("connection")).isEqualTo("close");
        assertThat(client.read()).isEqualTo(-1);
    }

    @Test
    void requestArrivesByteByByte() throws Exception {
        client.socket().setTcpNoDelay(true);
        String request = "GET /digits.txt HTTP/1.1\r\nHost: a\r\n\r\n";
        for (int i = 0; i < request.length(); i++) {
            client.send(request.substring(i, i + 1));
        }
        assertThat(client.answer().text()).isEqualTo(DIGITS);
    }

    @Test
    void progressOfALargeFileIsLogged() throws Exception {
        byte[] content = new byte[8 << 20];
        new SplittableRandom(11).nextBytes(content);
        write("large", content);
        assertThat(client.get("/large").body()).isEqualTo(content);
        assertThat(client.get("/digits.txt").status())
                .as("behind the end of the other answer")
                .isEqualTo(200);
        assertThat(log).anyMatch(line -> line.endsWith("GET /large: sent " + content.length + " bytes"));
        assertThat(log).anyMatch(line -> line.matches(".* GET /large: [1-9]0 % of 8388608 bytes"));
    }

    @Test
    void fileThatBecomesShorterBreaksTheConnectionInsteadOfFillingIt() throws Exception {
        byte[] content = new byte[64 << 20];
        Path file = write("shrinks", content);
        client.send("GET /shrinks HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(client.read()).isEqualTo('H');
        Files.write(file, new byte[10]);
        assertThatThrownBy(client::answer).isInstanceOf(EOFException.class);
    }
}

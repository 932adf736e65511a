package io.framewright.examples.httpupload;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.examples.RunningProgram;
import io.framewright.examples.http.RawClient;
import io.framewright.examples.peers.Browser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The servers and clients of http-upload and http-files as processes. */
class HttpProgramsTest {

    private static final long SEED = 20261122;
    private static final int SIZE = 64 << 20;

    /** A quarter of the file, heap and direct memory each: whoever kept the file would not come far. */
    private static final List<String> SMALL = List.of("-Xmx16m", "-XX:MaxDirectMemorySize=16m", "-XX:+UseSerialGC");

    @TempDir
    private Path directory;

    @Test
    void fileThatIsUploadedAndDownloadedIsTheSame() throws Exception {
        Path file = randomFile();
        Path store = directory.resolve("store");
        try (RunningProgram uploads =
                        RunningProgram.start(SMALL, "http-upload", "server", "--port", "0", out("store"));
                RunningProgram files = serveFiles(store)) {
            InetSocketAddress uploadAddress = listening(uploads);
            InetSocketAddress fileAddress = listening(files);

            assertThat(run("http-upload", "client", "upload", file.toString(), url(uploadAddress, "/")))
                    .contains("\"location\":\"/files/random%20file.bin\",\"size\":" + SIZE);
            assertThat(Files.mismatch(file, store.resolve("random file.bin"))).isEqualTo(-1);
            assertThat(run("http-files", "client", url(fileAddress, "/random%20file.bin"), out("whole")))
                    .contains(SIZE + " bytes, of which 0 were there");
            assertThat(Files.mismatch(file, directory.resolve("whole"))).isEqualTo(-1);

            Files.setLastModifiedTime(store.resolve("random file.bin"), FileTime.from(Instant.EPOCH));
            breakOff(file, fileAddress);
            assertThat(run("http-files", "client", url(fileAddress, "/random%20file.bin"), out("resumed")))
                    .contains(SIZE + " bytes, of which 50000000 were there");
            assertThat(Files.mismatch(file, directory.resolve("resumed"))).isEqualTo(-1);

            stopDuringADownload(files, fileAddress, file);
            stopDuringAnUpload(uploads, uploadAddress);
            assertThat(store.resolve("last")).hasContent("last");
        }
    }

    private static RunningProgram serveFiles(Path store) throws IOException {
        Files.createDirectories(store);
        return RunningProgram.start(SMALL, "http-files", "server", "--port", "0", store.toString());
    }

    private static InetSocketAddress listening(RunningProgram server) throws InterruptedException {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(server.awaitPort()));
    }

    private Path randomFile() throws IOException {
        byte[] content = new byte[SIZE];
        new SplittableRandom(SEED).nextBytes(content);
        return Files.write(directory.resolve("random file.bin"), content);
    }

    private String out(String name) {
        return directory.resolve(name).toString();
    }

    private static String url(InetSocketAddress address, String path) {
        return "http://127.0.0.1:" + address.getPort() + path;
    }

    private static String run(String... arguments) throws Exception {
        try (RunningProgram program = RunningProgram.start(List.of("-Xmx32m", "-XX:+UseSerialGC"), arguments)) {
            String output = String.join("\n", program.rest());
            assertThat(program.awaitExit()).as(output).isZero();
            return output;
        }
    }

    /** What a download that broke off leaves behind. */
    private void breakOff(Path file, InetSocketAddress address) throws IOException {
        try (RawClient client = new RawClient(address)) {
            String tag = client.request("HEAD", "/random%20file.bin").header("etag");
            Files.writeString(directory.resolve("resumed.part.tag"), tag);
        }
        Path part = Files.copy(file, directory.resolve("resumed.part"));
        try (var channel = Files.newByteChannel(part, StandardOpenOption.WRITE)) {
            channel.truncate(50_000_000);
        }
    }

    /** On a connection that was idle, a request that has arrived is answered, to its end. */
    private static void stopDuringADownload(RunningProgram server, InetSocketAddress address, Path file)
            throws Exception {
        try (RawClient client = new RawClient(address)) {
            assertThat(client.request("HEAD", "/random%20file.bin").status()).isEqualTo(200);
            client.send("GET /random%20file.bin HTTP/1.1\r\nHost: a\r\nRange: bytes=0-99999\r\n\r\n");
            server.terminate();
            RawClient.Answer answer = client.answer();
            assertThat(answer.status()).isEqualTo(206);
            assertThat(answer.body()).isEqualTo(Arrays.copyOf(Files.readAllBytes(file), 100_000));
            assertThat(client.read()).isEqualTo(-1);
        }
        server.awaitStop();
    }

    /** What has begun is answered. */
    private static void stopDuringAnUpload(RunningProgram server, InetSocketAddress address) throws Exception {
        String body = "--xyz\r\nContent-Disposition: form-data; name=f; filename=last\r\n\r\nlast\r\n--xyz--";
        try (RawClient client = new RawClient(address)) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: " + body.length()
                    + "\r\nContent-Type: multipart/form-data; boundary=xyz\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(100);
            server.terminate();
            assertThat(client.send(body).answer().status()).isEqualTo(201);
        }
        server.awaitStop();
    }

    @Test
    void clientSaysWhyAFileIsRefused() throws Exception {
        Path file = Files.write(directory.resolve("large"), new byte[2 << 20]);
        try (RunningProgram server =
                RunningProgram.start(SMALL, "http-upload", "server", "--max-mib", "1", "--port", "0", out("store"))) {
            String url = url(listening(server), "/");
            try (RunningProgram client =
                    RunningProgram.start("http-upload", "client", "upload", file.toString(), url)) {
                client.await("cannot upload .*large: the server says 413 Request Entity Too Large");
                assertThat(client.awaitExit()).isEqualTo(1);
            }
        }
    }

    @Test
    void browserUploadsWithItsProgress() throws Exception {
        Path file = Files.write(directory.resolve("from browser.bin"), new byte[8 << 20]);
        try (RunningProgram server =
                RunningProgram.start(SMALL, "http-upload", "server", "--port", "0", out("store"))) {
            Process browser = Browser.start("upload.mjs", url(listening(server), "/"), file.toString());
            try {
                String output = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(output).contains("passed");
            } finally {
                browser.descendants().forEach(ProcessHandle::destroyForcibly);
                browser.destroyForcibly();
            }
        }
        assertThat(directory.resolve("store").resolve("from browser.bin")).hasSameBinaryContentAs(file);
    }
}

package io.framewright.examples.httpfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.examples.RunningServer;
import io.framewright.examples.http.HttpServer;
import io.framewright.examples.http.RawClient;
import io.framewright.examples.tls.Tls;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.EOFException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Behind TLS a file cannot be sent by the kernel: it goes in pieces. */
class TlsFilesTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path directory;

    private final List<String> log = new CopyOnWriteArrayList<>();

    private KeyStore keys() throws Exception {
        Path file = directory.resolve("keys.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        int exit = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD),
                        "-storetype",
                        "PKCS12")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(exit).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    @Test
    void filesAndRangesArePassedThroughInPieces() throws Exception {
        KeyStore keys = keys();
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keyManagers.init(keys, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD);
        trusted.setCertificateEntry("a", keys.getCertificate("a"));
        trust.init(trusted);
        SSLContext client = SSLContext.getInstance("TLS");
        client.init(null, trust.getTrustManagers(), null);
        SslContext tls = SslContextBuilder.forServer(keyManagers).build();

        Path root = Files.createDirectory(directory.resolve("root"));
        byte[] content = new byte[3_000_000];
        new SplittableRandom(3).nextBytes(content);
        Files.write(root.resolve("file"), content);
        Files.setLastModifiedTime(root.resolve("file"), FileTime.from(Instant.EPOCH));
        Files.write(root.resolve("shrinks"), new byte[64 << 20]);
        try (RunningServer server = HttpServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        Tls.server(tls),
                        new FileService(root, FileService.Trust.OWN, log::add),
                        log::add);
                RawClient connection = new RawClient(client.getSocketFactory()
                        .createSocket(
                                server.address().getAddress(), server.address().getPort()))) {
            assertThat(connection.get("/file").body()).isEqualTo(content);
            assertThat(connection.get("/file", "Range: bytes=1000000-1999999").body())
                    .isEqualTo(Arrays.copyOfRange(content, 1_000_000, 2_000_000));
            assertThat(connection.get("/file", "Range: bytes=-5,1-2").header("content-type"))
                    .startsWith("multipart/byteranges");
            assertThat(connection.get("/").text()).contains("file");
            assertThat(log).anyMatch(line -> line.matches(".* GET /file: [1-9]0 % of 3000000 bytes"));

            connection.send("GET /shrinks HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(connection.read()).isEqualTo('H');
            Files.write(root.resolve("shrinks"), new byte[10]);
            assertThatThrownBy(connection::answer)
                    .isInstanceOfAny(EOFException.class, SSLException.class, SocketException.class);
        }
        assertThat(log).anyMatch(line -> line.contains("shorter"));
    }
}

package io.framewright.examples.httpupload;

import io.framewright.examples.http.LogLine;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Uploads a file as a form. It asks first (Expect: 100-continue), so that a file that is too large, or has the name of
 * another, is not sent at all.
 */
final class UploadClient {

    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int PIECE = 65536;

    private final URI url;
    private final Optional<SSLContext> tls;

    /**
     * Makes a client.
     *
     * @param tls for https; without it the JDK's authorities are trusted
     */
    UploadClient(URI url, Optional<SSLContext> tls) {
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            throw new IllegalArgumentException(url + " is no URL of http or https");
        }
        this.url = url;
        this.tls = tls;
    }

    /**
     * Uploads a file.
     *
     * @return what the server says
     * @throws IOException if it is not stored, saying why
     */
    String upload(Path file, ProgressBar bar) throws IOException {
        String boundary = UUID.randomUUID().toString();
        byte[] head = head(boundary, String.valueOf(file.getFileName()));
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
        long size = Files.size(file);
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
        if (connection instanceof HttpsURLConnection secure) {
            tls.ifPresent(context -> secure.setSSLSocketFactory(context.getSocketFactory()));
        }
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(head.length + size + tail.length);
        connection.setRequestProperty("Content-Type", "multipart/form-data; boundary=" + boundary);
        connection.setRequestProperty("Expect", "100-continue");
        IOException broken = null;
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = connection.getOutputStream()) {
            out.write(head);
            send(in, out, size, bar);
            out.write(tail);
        } catch (IOException e) {
            broken = e;
        }
        return answer(connection, broken);
    }

    private static byte[] head(String boundary, String name) {
        String quoted = name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
        return ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + quoted
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void send(InputStream in, OutputStream out, long size, ProgressBar bar) throws IOException {
        byte[] piece = new byte[PIECE];
        bar.show(0, size);
        long done = 0;
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            out.write(piece, 0, read);
            done += read;
            bar.show(done, size);
        }
    }

    /** A server that refuses a body may close before it is sent; then its answer tells more than the broken connection. */
    private static String answer(HttpURLConnection connection, @Nullable IOException broken) throws IOException {
        int status;
        try {
            status = connection.getResponseCode();
        } catch (IOException e) {
            throw broken == null ? e : broken;
        }
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            String text = in == null ? "" : new String(in.readNBytes(PIECE), StandardCharsets.UTF_8).strip();
            if (status != HttpURLConnection.HTTP_CREATED) {
                throw new IOException(
                        text.isEmpty() ? "the server says " + HttpResponseStatus.valueOf(status) : LogLine.of(text));
            }
            return text;
        }
    }
}

package io.framewright.examples.httpfiles;

import io.framewright.examples.Console;
import io.framewright.examples.Faults;
import io.framewright.examples.tls.TlsOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Downloads a file. Until it is whole it is called {@code FILE.part}, and its version stands in {@code FILE.part.tag}: the
 * next run asks for the rest of that version, or gets the whole file if there is another now.
 */
@Command(name = "client", description = "Downloads a file, from where it broke off the last time.")
public final class HttpFilesClientCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final TlsOptions tlsOptions = new TlsOptions();

    @Parameters(index = "0", paramLabel = "URL", description = "The file's URL.")
    private URI url = URI.create("");

    @Parameters(index = "1", paramLabel = "FILE", description = "Where to put it.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws InterruptedException {
        try {
            console.out(download());
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            console.log("cannot download " + url + ": " + Faults.sentence(e));
            return 1;
        }
    }

    private String download() throws IOException, InterruptedException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Path tag = file.resolveSibling(file.getFileName() + ".part.tag");
        HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(PATIENCE);
        long have = Files.exists(part) && Files.exists(tag) ? Files.size(part) : 0;
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-").header("If-Range", Files.readString(tag));
        }
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(PATIENCE);
        tlsOptions.jdkClient().ifPresent(client::sslContext);
        HttpResponse<InputStream> response =
                client.build().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        // A range behind the end of this version: all of it was there.
        try (InputStream in = response.body()) {
            if (response.statusCode() == 206) {
                requireRange(response, have);
                append(in, part, StandardOpenOption.APPEND);
            } else if (response.statusCode() == 200) {
                have = 0;
                Files.writeString(tag, response.headers().firstValue("ETag").orElse("\"\""));
                append(in, part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
            } else if (response.statusCode() != 416 || !contentRange(response).equals("bytes */" + have)) {
                throw new IOException(new String(in.readNBytes(1000), StandardCharsets.UTF_8).strip());
            }
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        Files.delete(tag);
        return file + ": " + Files.size(file) + " bytes, of which " + have + " were there";
    }

    private static void requireRange(HttpResponse<?> response, long have) throws IOException {
        if (!contentRange(response).startsWith("bytes " + have + "-")) {
            throw new IOException("the server sends another range than asked for");
        }
    }

    private static String contentRange(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Range").orElse("");
    }

    private static void append(InputStream in, Path part, StandardOpenOption... how) throws IOException {
        try (OutputStream out = Files.newOutputStream(part, how)) {
            in.transferTo(out);
        }
    }
}

package io.framewright.examples.httpupload;

import io.framewright.examples.Console;
import io.framewright.examples.Faults;
import io.framewright.examples.tls.TlsOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Uploads one file, with a bar of its progress. */
@Command(name = "upload", description = "Uploads a file.")
public final class UploadCommand implements Callable<Integer> {

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final TlsOptions tlsOptions = new TlsOptions();

    @Parameters(index = "0", paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "URL", description = "The server's URL.")
    private URI url = URI.create("");

    @Override
    public Integer call() {
        try {
            ProgressBar bar = new ProgressBar(console.err(), Boolean.getBoolean("framewright.terminal"));
            console.out(new UploadClient(url, tlsOptions.jdkClient()).upload(file, bar));
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            console.log("cannot upload " + file + ": " + Faults.sentence(e));
            return 1;
        }
    }
}

package io.framewright.examples.httpupload;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Uploads one file, with a bar of its progress. */
@Command(name = "upload", description = "Uploads a file.")
public final class UploadCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec command;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    @SuppressWarnings("unused") // read by picocli
    private boolean help;

    @Parameters(index = "0", paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "URL", description = "The server's URL.")
    private URI url = URI.create("");

    @Override
    public Integer call() {
        if (command == null) {
            throw new IllegalStateException("not run by picocli");
        }
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        try {
            ProgressBar bar = new ProgressBar(err, Boolean.getBoolean("framewright.terminal"));
            out.println(new UploadClient(url).upload(file, bar));
            out.flush();
            return 0;
        } catch (IOException | IllegalArgumentException e) {
            err.println("cannot upload " + file + ": " + e.getMessage());
            err.flush();
            return 1;
        }
    }
}

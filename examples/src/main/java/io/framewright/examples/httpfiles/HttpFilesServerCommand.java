package io.framewright.examples.httpfiles;

import io.framewright.examples.AddressOptions;
import io.framewright.examples.http.HttpServer;
import io.framewright.examples.http.TlsOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Serves a directory until told to stop. */
@Command(name = "server", description = "Serves a directory.", showDefaultValues = true)
public final class HttpFilesServerCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec command;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    @SuppressWarnings("unused") // read by picocli
    private boolean help;

    @Mixin
    private final AddressOptions address = new AddressOptions(8080);

    @Mixin
    private final TlsOptions tls = new TlsOptions();

    @Parameters(paramLabel = "DIRECTORY", arity = "0..1", description = "What to serve.")
    private Path root = Path.of(".");

    @Override
    public Integer call() throws InterruptedException {
        if (command == null) {
            throw new IllegalStateException("not run by picocli");
        }
        PrintWriter err = command.commandLine().getErr();
        return address.serve(where -> HttpServer.start(
                where,
                tls.context(),
                new FileService(root, FileService.Trust.OWN, line -> log(err, line)),
                line -> log(err, line)));
    }

    private static void log(PrintWriter err, String line) {
        err.println(line);
        err.flush();
    }
}

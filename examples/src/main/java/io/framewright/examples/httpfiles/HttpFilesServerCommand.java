package io.framewright.examples.httpfiles;

import io.framewright.examples.AddressOptions;
import io.framewright.examples.Console;
import io.framewright.examples.http.HttpServer;
import io.framewright.examples.tls.Tls;
import io.framewright.examples.tls.TlsOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Serves a directory until told to stop. */
@Command(name = "server", description = "Serves a directory.", showDefaultValues = true)
public final class HttpFilesServerCommand implements Callable<Integer> {

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final AddressOptions address = new AddressOptions(8080);

    @Mixin
    private final TlsOptions tlsOptions = new TlsOptions();

    @Parameters(paramLabel = "DIRECTORY", arity = "0..1", description = "What to serve.")
    private Path root = Path.of(".");

    @Override
    public Integer call() throws InterruptedException {
        Tls tls = tlsOptions.server();
        return address.serve(where ->
                HttpServer.start(where, tls, new FileService(root, FileService.Trust.OWN, console::log), console::log));
    }
}

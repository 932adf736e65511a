package io.framewright.examples.httpupload;

import io.framewright.examples.AddressOptions;
import io.framewright.examples.Console;
import io.framewright.examples.http.SameOrigin;
import io.framewright.examples.tls.Tls;
import io.framewright.examples.tls.TlsOptions;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes uploads until told to stop. */
@Command(name = "server", description = "Takes uploads into a directory.", showDefaultValues = true)
public final class HttpUploadServerCommand implements Callable<Integer> {

    private static final long MIB = 1 << 20;

    @Mixin
    private final Console console = new Console();

    @Mixin
    private final AddressOptions address = new AddressOptions(8081);

    @Mixin
    private final TlsOptions tlsOptions = new TlsOptions();

    @Parameters(paramLabel = "DIRECTORY", description = "Where to put the files; it is made if there is none.")
    private Path directory = Path.of("");

    @Option(names = "--max-mib", paramLabel = "MIB", description = "How large an upload may be.")
    private int maxMib = 1024;

    @Option(names = "--max-uploads", paramLabel = "N", description = "How many uploads may be under way.")
    private int maxUploads = 16;

    @Option(names = "--overwrite", description = "Lets a new file replace one of the same name.")
    private boolean overwrite;

    @Option(
            names = "--name",
            paramLabel = "HOST",
            description = "A name that this server has, beside localhost and its addresses, for pages' Origin.")
    private Set<String> names = new HashSet<>();

    @Override
    public Integer call() throws InterruptedException {
        UploadLimits limits = new UploadLimits(
                console.positive("--max-mib", maxMib) * MIB, console.positive("--max-uploads", maxUploads));
        UploadServer.Settings settings = new UploadServer.Settings(directory, overwrite, limits, new SameOrigin(names));
        Tls tls = tlsOptions.server();
        return address.serve(where -> UploadServer.start(where, tls, settings, console::log));
    }
}

package io.framewright.examples.tls;

import io.framewright.examples.Console;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes {@link CertificateFiles}. */
@Command(
        name = "certificates",
        description = "Makes a key and a certificate for each name, as NAME.key and NAME.pem, by the JDK's keytool.",
        showDefaultValues = true)
final class CertificatesCommand implements Callable<Integer> {

    @Mixin
    private final Console console = new Console();

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "The files' names.", defaultValue = "server")
    private List<String> names = List.of();

    @Option(names = "--directory", paramLabel = "DIRECTORY", description = "Where the files go.")
    private Path directory = Path.of("certificates");

    @Option(names = "--for", paramLabel = "NAMES", description = "What clients call a server, in keytool's words.")
    private String hosts = "dns:localhost,ip:127.0.0.1";

    @Option(names = "--days", paramLabel = "N", description = "How long the certificates are valid.")
    private int days = 90;

    @Override
    public Integer call() throws InterruptedException {
        try {
            for (String name : names) {
                CertificateFiles files = CertificateFiles.make(directory, name, hosts, days);
                console.out(files.certificate() + " " + files.key());
            }
            return 0;
        } catch (FileAlreadyExistsException e) {
            console.log("there is a file " + e.getFile() + " already");
            return 1;
        } catch (IOException e) {
            console.log("no certificate: " + e.getMessage());
            return 1;
        }
    }
}

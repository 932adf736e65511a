package io.framewright.examples.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Keys and certificates for tests: of a server, of a client, and of somebody else, whose host is another. */
record Certificates(CertificateFiles server, CertificateFiles client, CertificateFiles stranger) {

    @CommandLine.Command
    private static final class Holder {
        @Mixin
        private final TlsOptions options = new TlsOptions();
    }

    static Certificates make(Path directory) {
        CompletableFuture<CertificateFiles> server = make(directory, "server", "dns:localhost,ip:127.0.0.1");
        CompletableFuture<CertificateFiles> client = make(directory, "client", "dns:client.example.com");
        CompletableFuture<CertificateFiles> stranger = make(directory, "stranger", "dns:stranger.example.com");
        return new Certificates(server.join(), client.join(), stranger.join());
    }

    private static CompletableFuture<CertificateFiles> make(Path directory, String name, String hosts) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return CertificateFiles.make(directory, name, hosts, 2);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Makes TLS as the options of a server's command do. */
    static Tls server(CertificateFiles own) {
        return options(own.certificate(), own.key(), null).server();
    }

    /** Makes TLS as the options of a server's command do, for clients with a certificate. */
    static Tls mutualServer(CertificateFiles own, CertificateFiles client) {
        return options(own.certificate(), own.key(), client.certificate()).server();
    }

    /** Makes TLS as the options of a client's command do. */
    static Tls client(CertificateFiles server) {
        return options(null, null, server.certificate()).client("127.0.0.1", 1);
    }

    /** Makes TLS as the options of a client's command do, for servers that ask for a certificate. */
    static Tls mutualClient(CertificateFiles server, CertificateFiles own) {
        return options(own.certificate(), own.key(), server.certificate()).client("127.0.0.1", 1);
    }

    static TlsOptions options(@Nullable Path certificate, @Nullable Path key, @Nullable Path trust) {
        Holder holder = new Holder();
        List<String> arguments = new ArrayList<>();
        add(arguments, "--tls-certificate", certificate);
        add(arguments, "--tls-key", key);
        add(arguments, "--tls-trust", trust);
        new CommandLine(holder).parseArgs(arguments.toArray(new String[0]));
        return holder.options;
    }

    private static void add(List<String> arguments, String option, @Nullable Path value) {
        if (value != null) {
            arguments.add(option);
            arguments.add(value.toString());
        }
    }
}

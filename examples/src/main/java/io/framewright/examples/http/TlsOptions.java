package io.framewright.examples.http;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that put a server behind TLS, by {@code @Mixin}. */
public final class TlsOptions {

    @ArgGroup(exclusive = false)
    private @Nullable Files files;

    static final class Files {
        @Option(
                names = "--certificate",
                paramLabel = "FILE",
                required = true,
                description = "Speaks TLS, with this certificate chain in PEM.")
        private Path certificate = Path.of("");

        @Option(
                names = "--key",
                paramLabel = "FILE",
                required = true,
                description = "The certificate's key, PKCS #8 in PEM.")
        private Path key = Path.of("");
    }

    /**
     * Reads the files.
     *
     * @return what encrypts, if the options were given
     * @throws IOException if they are not what they should be
     */
    public Optional<SslContext> context() throws IOException {
        if (files == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(SslContextBuilder.forServer(files.certificate.toFile(), files.key.toFile())
                    .build());
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}

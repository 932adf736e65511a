package io.framewright.examples.tls;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.File;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that put a server or a client behind TLS; a picocli mixin. Without any of them there is no TLS. */
public final class TlsOptions {

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(names = "--tls-certificate", paramLabel = "FILE", description = "Our certificate, PEM.")
    private @Nullable File certificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Our certificate's private key, PEM, PKCS #8.")
    private @Nullable File key;

    @Option(
            names = "--tls-trust",
            paramLabel = "FILE",
            description = "Certificates of peers we trust, PEM. A server that has it refuses clients without one.")
    private @Nullable File trust;

    /** Made by picocli. */
    public TlsOptions() {}

    /**
     * Reads the files for a server: certificate and key, and whom to trust if clients have to show a certificate.
     *
     * @return TLS, or none
     * @throws ParameterException if an option is missing, or a file is not what it should be
     */
    public Tls server() {
        if (absent()) {
            return Tls.NONE;
        }
        if (certificate == null || key == null) {
            throw problem("a server needs both --tls-certificate and --tls-key");
        }
        try {
            SslContextBuilder builder = SslContextBuilder.forServer(certificate, key);
            if (trust != null) {
                builder.trustManager(trust).clientAuth(ClientAuth.REQUIRE);
            }
            return Tls.server(builder.build());
        } catch (SSLException | IllegalArgumentException e) {
            throw unusable(e);
        }
    }

    /**
     * Reads the files for a client: whom to trust, and certificate and key if the server asks for them.
     *
     * @param host the server's name or address, which its certificate has to name
     * @param port the server's port
     * @return TLS, or none
     * @throws ParameterException if an option is missing, or a file is not what it should be
     */
    public Tls client(String host, int port) {
        return absent() ? Tls.NONE : Tls.client(clientContext(), host, port);
    }

    /**
     * Reads the files as {@link #client} does, for the JDK's own clients, which compare the host's name themselves.
     *
     * @return TLS, or nothing
     * @throws ParameterException if an option is missing, or a file is not what it should be
     */
    public Optional<SSLContext> jdkClient() {
        return absent() ? Optional.empty() : Optional.of(clientContext().context());
    }

    private JdkSslContext clientContext() {
        if (trust == null) {
            throw problem("a client needs --tls-trust: whom it is to believe");
        }
        if ((certificate == null) != (key == null)) {
            throw problem("--tls-certificate and --tls-key need each other");
        }
        try {
            SslContextBuilder builder = SslContextBuilder.forClient()
                    .sslProvider(SslProvider.JDK)
                    .trustManager(trust)
                    .endpointIdentificationAlgorithm("HTTPS"); // which Netty 4.1 leaves out unless told
            if (certificate != null) {
                builder.keyManager(certificate, key);
            }
            return (JdkSslContext) builder.build();
        } catch (SSLException | IllegalArgumentException e) {
            throw unusable(e);
        }
    }

    private boolean absent() {
        return certificate == null && key == null && trust == null;
    }

    private ParameterException unusable(Exception cause) {
        String detail = cause.getCause() == null
                ? cause.getMessage()
                : cause.getMessage() + ": " + cause.getCause().getMessage();
        return problem("TLS cannot be set up: " + detail);
    }

    private ParameterException problem(String message) {
        if (command == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return new ParameterException(command.commandLine(), message);
    }
}

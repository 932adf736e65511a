package io.framewright.examples.tls;

import picocli.CommandLine.Command;

/** Certificates, and the echo program behind TLS. */
@Command(
        name = "tls",
        description = "Makes certificates, and runs the echo program behind TLS.",
        subcommands = {CertificatesCommand.class, TlsServerCommand.class, TlsClientCommand.class})
public final class TlsCommand {

    static final int PORT = 7010;
    static final String FRAMING = "length-header(4)";
    static final String CODEC = "string";

    /** Made by picocli. */
    public TlsCommand() {}
}

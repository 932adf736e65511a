package io.framewright.examples.tls;

import io.framewright.examples.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Certificates, and the echo program behind TLS. */
@Command(
        name = "tls",
        description = "Makes certificates, and runs the echo program behind TLS.",
        synopsisSubcommandLabel = "(certificates | server | client)",
        subcommands = {CertificatesCommand.class, TlsServerCommand.class, TlsClientCommand.class})
public final class TlsCommand {

    static final int PORT = 7010;
    static final String FRAMING = "length-header(4)";
    static final String CODEC = "string";

    @Mixin
    @SuppressWarnings("unused") // by picocli only
    private final Console console = new Console();

    /** Made by picocli. */
    public TlsCommand() {}
}

package io.framewright.examples.httpfiles;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The HTTP file server, and a client that goes on where a download broke off. */
@Command(
        name = "http-files",
        description = "An HTTP file server: listings, ranges, versions, without copies.",
        synopsisSubcommandLabel = "(server | client)",
        subcommands = {HttpFilesServerCommand.class, HttpFilesClientCommand.class})
public final class HttpFilesCommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    @SuppressWarnings("unused") // read by picocli
    private boolean help;
}

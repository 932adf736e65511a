package io.framewright.examples.httpupload;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Uploads over HTTP: a server with a page, and a client. */
@Command(
        name = "http-upload",
        description = "Uploads over HTTP, streamed to the disk, from a page or the command line.",
        synopsisSubcommandLabel = "(server | client)",
        subcommands = {HttpUploadServerCommand.class, HttpUploadClientCommand.class})
public final class HttpUploadCommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    @SuppressWarnings("unused") // read by picocli
    private boolean help;
}

package io.framewright.examples.httpupload;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What can be done on the client's side. */
@Command(name = "client", description = "Uploads from the command line.", subcommands = UploadCommand.class)
public final class HttpUploadClientCommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    @SuppressWarnings("unused") // read by picocli
    private boolean help;
}

package io.framewright.examples.httpupload;

import picocli.CommandLine.Command;

/** What can be done on the client's side. */
@Command(name = "client", description = "Uploads from the command line.", subcommands = UploadCommand.class)
public final class HttpUploadClientCommand {}

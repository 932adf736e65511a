package io.framewright.examples.httpfiles;

import picocli.CommandLine.Command;

/** The HTTP file server, and a client that goes on where a download broke off. */
@Command(
        name = "http-files",
        description = "An HTTP file server: listings, ranges, versions, without copies.",
        subcommands = {HttpFilesServerCommand.class, HttpFilesClientCommand.class})
public final class HttpFilesCommand {}

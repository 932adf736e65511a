package io.framewright.examples.httpupload;

import picocli.CommandLine.Command;

/** Uploads over HTTP: a server with a page, and a client. */
@Command(
        name = "http-upload",
        description = "Uploads over HTTP, streamed to the disk, from a page or the command line.",
        subcommands = {HttpUploadServerCommand.class, HttpUploadClientCommand.class})
public final class HttpUploadCommand {}

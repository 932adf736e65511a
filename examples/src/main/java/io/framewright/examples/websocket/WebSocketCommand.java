package io.framewright.examples.websocket;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A chat over WebSocket: a server with a page, and a client. */
@Command(
        name = "websocket",
        description = "A chat over WebSocket, for browsers and the command line.",
        synopsisSubcommandLabel = "(server | client)",
        subcommands = {WebSocketServerCommand.class, WebSocketClientCommand.class})
public final class WebSocketCommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    @SuppressWarnings("unused") // read by picocli
    private boolean help;
}

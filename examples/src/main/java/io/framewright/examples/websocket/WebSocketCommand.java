package io.framewright.examples.websocket;

import picocli.CommandLine.Command;

/** A chat over WebSocket: a server with a page, and a client. */
@Command(
        name = "websocket",
        description = "A chat over WebSocket, for browsers and the command line.",
        subcommands = {WebSocketServerCommand.class, WebSocketClientCommand.class})
public final class WebSocketCommand {}

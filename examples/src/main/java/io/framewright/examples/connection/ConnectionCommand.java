package io.framewright.examples.connection;

import picocli.CommandLine.Command;

/** Three ways to keep a connection. */
@Command(
        name = "connection",
        description = "Keeps a connection open, opens one for each batch, or for as long as there is something to ask.",
        subcommands = {ConnectionServerCommand.class, ConnectionClientCommand.class})
public final class ConnectionCommand {

    /** Made by picocli. */
    public ConnectionCommand() {}
}

package io.framewright.examples.connection;

import io.framewright.examples.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Three ways to keep a connection. */
@Command(
        name = "connection",
        description = "Keeps a connection open, opens one for each batch, or for as long as there is something to ask.",
        synopsisSubcommandLabel = "(server | client)",
        subcommands = {ConnectionServerCommand.class, ConnectionClientCommand.class})
public final class ConnectionCommand {

    @Mixin
    @SuppressWarnings("unused") // by picocli only
    private final Console console = new Console();

    /** Made by picocli. */
    public ConnectionCommand() {}
}

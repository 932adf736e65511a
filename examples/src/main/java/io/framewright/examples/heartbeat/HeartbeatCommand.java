package io.framewright.examples.heartbeat;

import io.framewright.examples.Console;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A master and its workers. */
@Command(
        name = "heartbeat",
        description = "A master that knows which of its workers are alive, and how they are.",
        synopsisSubcommandLabel = "(master | worker)",
        subcommands = {MasterCommand.class, WorkerCommand.class})
public final class HeartbeatCommand {

    static final int PORT = 7009;
    static final String FRAMING = "length-header(4, max=64KiB)";
    static final String CODEC = "kryo";

    @Mixin
    @SuppressWarnings("unused") // by picocli only
    private final Console console = new Console();

    /** Made by picocli. */
    public HeartbeatCommand() {}
}

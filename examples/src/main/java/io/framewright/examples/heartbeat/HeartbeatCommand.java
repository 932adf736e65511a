package io.framewright.examples.heartbeat;

import picocli.CommandLine.Command;

/** A master and its workers. */
@Command(
        name = "heartbeat",
        description = "A master that knows which of its workers are alive, and how they are.",
        subcommands = {MasterCommand.class, WorkerCommand.class})
public final class HeartbeatCommand {

    static final int PORT = 7009;
    static final String FRAMING = "length-header(4, max=64KiB)";
    static final String CODEC = "kryo";

    /** Made by picocli. */
    public HeartbeatCommand() {}
}

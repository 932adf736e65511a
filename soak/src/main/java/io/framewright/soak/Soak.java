package io.framewright.soak;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The soak test as a program: {@code run} starts a server in a process of its own and loads it. */
@Command(
        name = "soak",
        description = "Loads a server over many connections and counts what is lost, reordered, damaged or leaked.",
        subcommands = {RunCommand.class, ServerCommand.class})
public final class Soak {

    private Soak() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Soak()).execute(args));
    }
}

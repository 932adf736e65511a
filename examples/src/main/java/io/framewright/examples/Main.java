package io.framewright.examples;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs an example by name. */
@Command(
        name = "examples",
        description = "Runnable programs on Framewright.",
        mixinStandardHelpOptions = true,
        subcommands = EchoCommand.class)
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}

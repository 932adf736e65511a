package io.framewright.examples;

import io.framewright.examples.inspect.InspectCommand;
import picocli.CommandLine.Command;

/** Runs an example by name. */
@Command(
        name = "examples",
        description = "Runnable programs on Framewright.",
        subcommands = {EchoCommand.class, InspectCommand.class, ExampleCommand.class})
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(CommandLines.of(new Main()).execute(args));
    }
}

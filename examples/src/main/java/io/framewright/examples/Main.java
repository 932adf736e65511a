package io.framewright.examples;

import io.framewright.examples.inspect.InspectCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs an example by name. */
@Command(
        name = "examples",
        description = "Runnable programs on Framewright.",
        subcommands = {EchoCommand.class, InspectCommand.class, ExampleCommand.class})
public final class Main {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    @SuppressWarnings("unused") // read by picocli
    private boolean help;

    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}

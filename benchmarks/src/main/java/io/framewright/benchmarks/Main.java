package io.framewright.benchmarks;

import io.framewright.benchmarks.report.ReportCommand;
import io.framewright.examples.CommandLines;
import io.framewright.examples.EchoCommand;
import io.framewright.examples.ExampleCommand;
import io.framewright.examples.inspect.InspectCommand;
import picocli.CommandLine.Command;

/** What the launcher at the project's root starts. */
@Command(
        name = "framewright",
        description = "Framings and codecs for Netty: compare what they cost, or talk to them.",
        subcommands = {
            CompareCommand.class,
            ReportCommand.class,
            EchoCommand.class,
            InspectCommand.class,
            ExampleCommand.class
        })
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(CommandLines.of(new Main()).execute(args));
    }
}

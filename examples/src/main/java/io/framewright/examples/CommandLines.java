package io.framewright.examples;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What all programs' command lines have in common: {@code --help}; wrong use is explained in a line, with exit code 2, and
 * input or output that fails in another, with exit code 1. Any other exception is a fault of ours, and keeps its stack
 * trace.
 */
public final class CommandLines {

    private CommandLines() {}

    /** Makes the command line of a command and all its subcommands. */
    public static CommandLine of(Object command) {
        CommandLine line = new CommandLine(command);
        addHelp(line);
        return line.setParameterExceptionHandler(CommandLines::wrongUse)
                .setExecutionExceptionHandler(CommandLines::failed);
    }

    private static void addHelp(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        if (spec.findOption("--help") == null) {
            spec.addOption(OptionSpec.builder("-h", "--help")
                    .usageHelp(true)
                    .description("Shows this text.")
                    .build());
        }
        line.getSubcommands().values().forEach(CommandLines::addHelp);
    }

    private static int wrongUse(ParameterException fault, String[] arguments) {
        CommandLine line = fault.getCommandLine();
        PrintWriter err = line.getErr();
        err.println(explanation(fault, line));
        err.println("see " + line.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    private static String explanation(ParameterException fault, CommandLine line) {
        String commands = String.join(", ", line.getSubcommands().keySet());
        if (fault instanceof UnmatchedArgumentException unmatched) {
            if (!commands.isEmpty() && !unmatched.isUnknownOption()) {
                return "there is no '" + unmatched.getUnmatched().get(0) + "', but there is " + commands;
            }
            String similar = String.join(" or ", unmatched.getSuggestions());
            return fault.getMessage() + (similar.isEmpty() ? "" : "; is it " + similar + "?");
        }
        boolean commandMissing = !commands.isEmpty() && fault.getClass() == ParameterException.class;
        return commandMissing ? "what to run is missing: one of " + commands : String.valueOf(fault.getMessage());
    }

    private static int failed(Exception fault, CommandLine line, ParseResult parsed) throws Exception {
        if (!(fault instanceof IOException) && !(fault instanceof UncheckedIOException)) {
            throw fault;
        }
        line.getErr().println(Faults.sentence(fault));
        line.getErr().flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}

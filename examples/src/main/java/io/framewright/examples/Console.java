package io.framewright.examples;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Lines to print, by {@code @Mixin}. Safe for use from several threads. */
@Command // a mixin has to be one
public final class Console {

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    /** Made by commands. */
    public Console() {}

    /** Prints a line of what the program is for. */
    public void out(String line) {
        print(command().commandLine().getOut(), line);
    }

    /** Prints a line of what else happens. */
    public void log(String line) {
        print(command().commandLine().getErr(), line);
    }

    /** Where lines of what else happens go, for one that is written anew again and again. */
    public PrintWriter err() {
        return command().commandLine().getErr();
    }

    /** Makes what is thrown when an option cannot be used. */
    public ParameterException problem(String message) {
        return new ParameterException(command().commandLine(), message);
    }

    /**
     * Checks a number that would be of no use if it were 0 or less.
     *
     * @return the number
     * @throws ParameterException if it is
     */
    public int positive(String option, int value) {
        if (value < 1) {
            throw problem(option + " is 1 or more, not " + value);
        }
        return value;
    }

    private static void print(PrintWriter writer, String line) {
        synchronized (writer) {
            writer.println(line);
            writer.flush();
        }
    }

    private CommandSpec command() {
        if (command == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return command;
    }
}

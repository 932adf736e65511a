package io.framewright.benchmarks;

import io.framewright.codec.Codecs;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures codecs and prints what they cost. */
@Command(
        name = "compare",
        description =
                "Measures what each codec on the class path costs against JDK serialization: bytes on the wire, "
                        + "time, allocation, and messages through a real socket, with Framewright's handler and with Netty's own.")
final class CompareCommand implements Callable<Integer> {

    /** Codecs for those who want framing only: they take no objects. */
    private static final Set<String> NOT_FOR_OBJECTS = Set.of("bytes", "string");

    /** The wire of {@code protobuf}, from a bean and to one: measured if it is named. */
    private static final String CONVERTING = "protobuf-beans";

    /** Set by the launcher where the error stream is a terminal. */
    private static final String TERMINAL = "framewright.terminal";

    @Spec
    private @Nullable CommandSpec command;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    @SuppressWarnings("unused") // read by picocli
    private boolean help;

    @Option(
            names = "--codecs",
            paramLabel = "NAME",
            split = ",",
            description = "The codecs to measure, separated by commas; all that are found unless given, but for "
                    + "protobuf-beans, which is protobuf with a conversion.")
    private List<String> codecs = new ArrayList<>();

    @Option(
            names = "--messages",
            paramLabel = "NAME",
            split = ",",
            description = "The messages to measure, of tiny, media and large; all unless given.")
    private List<String> messages = new ArrayList<>();

    @Option(
            names = "--time",
            paramLabel = "SECONDS",
            description = "How long the whole run may take; unless given, about ten seconds per codec "
                    + "and message, and less than four minutes.")
    private @Nullable Double seconds;

    @Option(names = "--json", paramLabel = "FILE", description = "Also writes the figures to a file, as JSON.")
    private @Nullable Path json;

    @Override
    public Integer call() throws RunnerException {
        Plan plan = plan();
        checkWritable();
        PrintWriter err = command().commandLine().getErr();
        Machine machine = Machine.here();
        Pace pace = new Pace(plan, System::nanoTime);
        Progress progress = new Progress(plan.measurements(), pace, err, Boolean.getBoolean(TERMINAL));
        Comparison comparison = new Comparison(plan, pace, progress);
        Report report = new Report(command().commandLine().getOut());
        report.header(machine, pace.iterationMillis());
        List<Row> rows = new ArrayList<>();
        for (Message message : plan.messages()) {
            List<Row> measured = comparison.measure(message);
            report.table(message, measured);
            rows.addAll(measured);
        }
        String advice = Advice.from(rows);
        if (json != null) {
            Export.of(machine, rows, advice).writeTo(json);
        }
        report.advice(advice);
        err.print(comparison.faults());
        err.flush();
        return rows.stream().anyMatch(row -> row instanceof Unmeasured unmeasured && unmeasured.failed()) ? 1 : 0;
    }

    private Plan plan() {
        try {
            List<String> names = codecs.isEmpty() ? usualCodecs() : codecs;
            names.forEach(Codecs::named);
            List<Message> chosen = (messages.isEmpty() ? Message.labels() : messages)
                    .stream().map(Message::named).toList();
            return seconds == null ? Plan.unhurried(names, chosen) : new Plan(names, chosen, seconds);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command().commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static List<String> usualCodecs() {
        return objectCodecs().stream().filter(name -> !name.equals(CONVERTING)).toList();
    }

    /** The names of the codecs that take objects, of any provider. */
    static List<String> objectCodecs() {
        return Codecs.all().keySet().stream()
                .filter(name -> !NOT_FOR_OBJECTS.contains(name))
                .toList();
    }

    /** Finds out now, not after minutes of measuring. */
    private void checkWritable() {
        Path parent = json == null ? null : json.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            throw new ParameterException(command().commandLine(), "there is no directory " + parent);
        }
    }

    private CommandSpec command() {
        if (command == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return command;
    }
}

package io.framewright.benchmarks;

import io.framewright.codec.Codecs;
import io.framewright.codec.spec.Spec;
import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Measures codecs and prints what they cost. */
@Command(
        name = "compare",
        description =
                "Measures what each codec on the class path costs against JDK serialization: bytes on the wire, "
                        + "time, allocation, and messages through a real socket, with Framewright's handler and with Netty's own.",
        footer = {
            "",
            "On your own message:",
            "  framewright compare --class com.acme.Order --classpath my.jar --sample order.json",
            "A codec that cannot take the class is a row with its reason.",
        })
final class CompareCommand implements Callable<Integer> {

    /** Codecs for those who want framing only: they take no objects. */
    private static final Set<String> NOT_FOR_OBJECTS = Set.of("bytes", "string");

    /** The wire of {@code protobuf}, from a bean and to one: measured if it is named. */
    private static final String CONVERTING = "protobuf-beans";

    /** What takes beans whose members have no positions: measured with the user's own message. */
    private static final String WITHOUT_ANNOTATIONS = "msgpack(maps)";

    @CommandLine.Spec
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
            description =
                    "The codecs to measure, or specs such as msgpack(maps), separated by commas; all that are found unless given, but for "
                            + "protobuf-beans, which is protobuf with a conversion.")
    private List<String> codecs = new ArrayList<>();

    @Option(
            names = "--messages",
            paramLabel = "NAME",
            split = ",",
            description = "The messages to measure, of tiny, media and large; all unless given.")
    private List<String> messages = new ArrayList<>();

    @Option(
            names = "--class",
            paramLabel = "CLASS",
            description = "Measures a message of your own instead: the full name of a bean or a record.")
    private @Nullable String className;

    @Option(
            names = "--classpath",
            paramLabel = "PATH",
            description =
                    "The jars and directories that have the class and what it needs, separated as the system does.")
    private String classPath = "";

    @Option(names = "--sample", paramLabel = "FILE", description = "The JSON that the message is filled from.")
    private @Nullable Path sample;

    @Option(
            names = "--nested",
            paramLabel = "CLASS",
            split = ",",
            description =
                    "Further classes that appear inside the message, where no field's type tells. Classes that fields "
                            + "declare are numbered without being named, for codecs that need numbers.")
    private List<String> nested = new ArrayList<>();

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
        Pace pace = new Pace(plan.seconds(), plan.measurements(), Plan.WARMUPS + Plan.ITERATIONS, System::nanoTime);
        Progress progress = Progress.on(plan.measurements(), pace, err);
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
            names.forEach(spec -> Codecs.named(Spec.parse(spec).terms().get(0).name()));
            List<Message> chosen = chosenMessages();
            return seconds == null ? Plan.unhurried(names, chosen) : new Plan(names, chosen, seconds);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command().commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private List<Message> chosenMessages() {
        if (className == null) {
            if (sample != null || !classPath.isEmpty() || !nested.isEmpty()) {
                throw new IllegalArgumentException(
                        "--classpath, --sample and --nested are for the class that --class names");
            }
            return (messages.isEmpty() ? Message.labels() : messages)
                    .stream().map(Message::named).toList();
        }
        if (sample == null || !messages.isEmpty()) {
            throw new IllegalArgumentException(
                    sample == null
                            ? "--class needs --sample, a file of JSON"
                            : "--class takes the place of --messages");
        }
        List<Path> path = Stream.of(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
        return List.of(UserMessage.of(new UserSample(className, path, sample, nested)));
    }

    private List<String> usualCodecs() {
        Stream<String> usual = objectCodecs().stream().filter(name -> !name.equals(CONVERTING));
        return (className == null ? usual : Stream.concat(usual, Stream.of(WITHOUT_ANNOTATIONS))).toList();
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

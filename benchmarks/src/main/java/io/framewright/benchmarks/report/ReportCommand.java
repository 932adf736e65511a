package io.framewright.benchmarks.report;

import io.framewright.benchmarks.Machine;
import io.framewright.benchmarks.Pace;
import io.framewright.benchmarks.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures a profile and writes the report. */
@Command(
        name = "report",
        description =
                "Measures framings and codecs against Netty's own handlers, the best by hand and JDK serialization, "
                        + "and writes report.html, report.md, charts/*.svg and results.json.",
        footer = {
            "",
            "What could not be measured is listed at the end of the report, with the reason, and the exit code is 1.",
        })
public final class ReportCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec command;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this text.")
    @SuppressWarnings("unused") // read by picocli
    private boolean help;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = "quick",
            description =
                    "quick takes less than five minutes, full less than an hour; quick unless given. smoke takes less "
                            + "than one, and tells whether it all works, not what anything costs.")
    private String profile = "quick";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "report",
            description = "The directory for the files, which is made; 'report' unless given.")
    private Path directory = Path.of("report");

    @Option(
            names = "--results",
            paramLabel = "FILE",
            description = "Measures nothing, but writes the report from a results.json of an earlier run, or from what "
                    + "'java -jar benchmarks.jar -rf json' wrote.")
    private @Nullable Path results;

    @Override
    public Integer call() throws IOException {
        try {
            Files.createDirectories(directory);
            Path source = results == null ? measured(Profiles.named(profile)) : existing(results);
            Results read = ResultsFile.read(source);
            ReportFiles.write(read, directory);
            return said(read);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command().commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static Path existing(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("there is no file " + file);
        }
        return file;
    }

    private Path measured(Profile chosen) {
        Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        List<Size> sizes = Sizes.all();
        Pace pace = new Pace(chosen.seconds(), chosen.lengths(), chosen.iterationsPerRun(), System::nanoTime);
        PrintWriter err = command().commandLine().getErr();
        Suite suite = new Suite(chosen, pace, Progress.on(chosen.runs(), pace, err));
        suite.measure();
        Run run = new Run(
                chosen.name(),
                begin.toString(),
                Duration.between(begin, Instant.now()).toSeconds(),
                typed(),
                Git.commit(),
                Machine.here(),
                Versions.all(),
                chosen.forks(),
                chosen.warmups(),
                chosen.iterations(),
                suite.missing(),
                sizes);
        Path file = directory.resolve(ReportFiles.RESULTS);
        ResultsFile.write(file, run, suite.results());
        return file;
    }

    private String typed() {
        return "./framewright "
                + String.join(" ", command().commandLine().getParseResult().originalArgs());
    }

    private int said(Results read) {
        PrintWriter out = command().commandLine().getOut();
        out.println(
                "written: " + directory.resolve("report.html").toAbsolutePath().normalize());
        Run run = read.run();
        if (run != null) {
            run.missing().forEach((trial, reason) -> out.println("not measured: " + trial + ": " + reason));
        }
        out.flush();
        return run == null || run.missing().isEmpty() ? 0 : 1;
    }

    private CommandSpec command() {
        if (command == null) {
            throw new IllegalStateException("not run by picocli");
        }
        return command;
    }
}

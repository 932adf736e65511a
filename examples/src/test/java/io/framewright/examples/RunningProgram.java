package io.framewright.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An example in a process of its own, which a test talks to by lines. What it prints on both streams is one sequence. */
public final class RunningProgram implements AutoCloseable {

    /** For the command line of a program that stops with messages in flight. */
    public static final String MORE_TIME = "-D" + StopTime.STRETCH + "=10";

    private static final long PATIENCE_SECONDS = 60;
    private static final int SIGTERM_EXIT = 128 + 15;

    private final Process process;
    private final LinkedBlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    private final List<String> seen = new ArrayList<>();
    private final PrintWriter in;

    private RunningProgram(Process process) {
        this.process = process;
        this.in = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        Thread reader = new Thread(this::readLines, "lines");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts {@code example ARGUMENTS...}. */
    public static RunningProgram start(String... arguments) throws IOException {
        return start(Map.of(), List.of(), arguments);
    }

    /** Starts a command that is no example. */
    public static RunningProgram startMain(String... arguments) throws IOException {
        return run(Map.of(), List.of(), List.of(arguments));
    }

    public static RunningProgram start(Map<String, String> environment, String... arguments) throws IOException {
        return start(environment, List.of(), arguments);
    }

    public static RunningProgram start(List<String> jvmOptions, String... arguments) throws IOException {
        return start(Map.of(), jvmOptions, arguments);
    }

    private static RunningProgram start(Map<String, String> environment, List<String> jvmOptions, String... arguments)
            throws IOException {
        List<String> example = new ArrayList<>(List.of("example"));
        example.addAll(List.of(arguments));
        return run(environment, jvmOptions, example);
    }

    private static RunningProgram run(Map<String, String> environment, List<String> jvmOptions, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", MORE_TIME));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new RunningProgram(builder.start());
    }

    private void readLines() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(Optional.of(line));
            }
        } catch (IOException e) {
            lines.add(Optional.of(e.toString()));
        }
        lines.add(Optional.empty());
    }

    /** Waits for a line that contains a match, and skips those before it. */
    public Matcher await(String regex) throws InterruptedException {
        Pattern pattern = Pattern.compile(regex);
        while (true) {
            Optional<String> line = next();
            assertThat(line).as("a line with '%s' after %s", regex, seen).isPresent();
            seen.add(line.get());
            Matcher matcher = pattern.matcher(line.get());
            if (matcher.find()) {
                return matcher;
            }
        }
    }

    /** Waits for the port that a server prints. */
    public String awaitPort() throws InterruptedException {
        return Objects.requireNonNull(
                await("listening on 127\\.0\\.0\\.1:(\\d+)").group(1));
    }

    /** Types a line. */
    public void type(String line) {
        in.println(line);
    }

    /** Ends the input. */
    public void endInput() {
        in.close();
    }

    /** Ends the process as if its machine had lost power. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Sends SIGTERM. */
    public void terminate() {
        process.toHandle().destroy();
    }

    /**
     * Sends SIGTERM so that it comes together with messages, whatever the machine does meanwhile: the process stands still
     * until both are there.
     *
     * @param messages sends them, and returns when they have been given to the system
     * @return what that returned
     */
    public <T> T terminateWith(Callable<T> messages) throws Exception {
        signal("STOP");
        awaitStandstill();
        try {
            T sent = messages.call();
            terminate();
            return sent;
        } finally {
            signal("CONT");
        }
    }

    private void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .redirectErrorStream(true)
                .start();
        String complaint = new String(kill.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kill.waitFor()).as(complaint).isZero();
    }

    /** A signal is on its way when {@code kill} ends; on Linux, this waits until the last thread has heard of it. */
    private void awaitStandstill() throws IOException {
        Path threads = Path.of("/proc", String.valueOf(process.pid()), "task");
        while (Files.isDirectory(threads) && !standStill(threads)) {
            Thread.onSpinWait();
        }
    }

    private static boolean standStill(Path threads) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
            for (Path thread : all) {
                if (!standsStill(thread)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The state follows the name, which is in parentheses; see proc(5). */
    private static boolean standsStill(Path thread) throws IOException {
        try {
            String stat = Files.readString(thread.resolve("stat"), StandardCharsets.ISO_8859_1);
            return stat.startsWith("T", stat.lastIndexOf(')') + 2);
        } catch (NoSuchFileException ended) {
            return true;
        }
    }

    /** Waits for the end that SIGTERM should have, without a complaint; returns the {@link #rest}. */
    public List<String> awaitStop() throws InterruptedException {
        assertThat(awaitExit()).isEqualTo(SIGTERM_EXIT);
        List<String> rest = rest();
        assertThat(rest).noneMatch(line -> line.contains("while stopping"));
        return rest;
    }

    /** Waits for the end. */
    public int awaitExit() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("ends, after %s", seen)
                .isTrue();
        return process.exitValue();
    }

    /** Waits for the end and lists all lines that no await has skipped or taken. */
    public List<String> rest() throws InterruptedException {
        List<String> rest = new ArrayList<>();
        for (Optional<String> line = next(); line.isPresent(); line = next()) {
            rest.add(line.get());
        }
        return rest;
    }

    /** Nothing at the end, or if nothing comes for too long. */
    private Optional<String> next() throws InterruptedException {
        Optional<String> line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return line == null ? Optional.empty() : line;
    }

    /** Lists what it printed, as far as it was awaited. */
    public List<String> seen() {
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

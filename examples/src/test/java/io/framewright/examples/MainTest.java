package io.framewright.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MainTest {

    private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");

    @Test
    void echoPrintsWhereItListensAndStopsWhenToldTo() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "echo",
                        "--port",
                        "0",
                        "--framing",
                        "line",
                        "--codec",
                        "string")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            Matcher matcher = LISTENING.matcher(out.readLine());
            assertThat(matcher.matches()).isTrue();
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(matcher.group(1)))) {
                socket.getOutputStream().write("hello\n".getBytes(StandardCharsets.UTF_8));
                assertThat(socket.getInputStream().readNBytes(6))
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo("hello\n");
                byte[] inFlight = "in flight\n".repeat(10).getBytes(StandardCharsets.UTF_8);
                socket.getOutputStream().write(inFlight);
                process.toHandle().destroy();
                assertThat(socket.getInputStream().readAllBytes()).isEqualTo(inFlight);
            }
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isEqualTo(128 + 15);
            assertThat(out.readLine()).as("nothing but the one line").isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--codec; nope; no codec is named 'nope'",
                "--framing; length-header(5); 5",
                "--framing; nope; no framing is named 'nope'",
                "--type; no.such.Class; no.such.Class",
                "--port; many; many"
            })
    void wrongOptionIsExplained(String option, String value, String explanation) {
        StringWriter err = new StringWriter();
        int exitCode =
                new CommandLine(new EchoCommand()).setErr(new PrintWriter(err)).execute(option, value);
        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains(explanation);
    }

    @ParameterizedTest
    @CsvSource({"connection,server", "connection,client", "heartbeat,master"})
    void aCodecOfGeneratedClassesIsRefusedWhereThereAreNone(String program, String part) {
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(new ExampleCommand())
                .setErr(new PrintWriter(err))
                .execute(program, part, "--port", "1", "--codec", "protobuf");
        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString())
                .contains("protobuf-beans is for classes that a .proto file of the examples describes");
    }

    @Test
    void everyProgramIsListedAndHasAPage() throws Exception {
        StringWriter out = new StringWriter();
        assertThat(new CommandLine(new ExampleCommand())
                        .setOut(new PrintWriter(out))
                        .execute())
                .isZero();
        List<String> programs = List.of(
                "bio",
                "bio-pool",
                "nio",
                "aio",
                "netty",
                "udp",
                "websocket",
                "connection",
                "heartbeat",
                "tls",
                "http-files",
                "http-upload",
                "attachments");
        Path pages = Path.of("..", "docs", "examples");
        String index = Files.readString(pages.resolve("README.md"));
        for (String program : programs) {
            assertThat(out.toString()).containsPattern("(?m)^" + program + " +\\S");
            assertThat(index).contains("| [" + program + "](" + program + ".md) | ");
            assertThat(pages.resolve(program + ".md")).content().containsPattern("^# `?" + program + "`?: ");
        }
    }
}

package io.framewright.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.MessageTypes;
import io.framewright.framing.Protocol;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MainTest {

    @Test
    void echoPrintsWhereItListensAndStopsWhenToldTo() throws Exception {
        try (RunningProgram server =
                RunningProgram.startMain("echo", "--port", "0", "--framing", "line", "--codec", "string")) {
            Protocol<String> protocol = new ProtocolOptions("line", "string").protocol(MessageTypes.of(String.class));
            try (Talk<String> client = new Talk<>(server.awaitPort(), protocol)) {
                client.send(List.of("hello"));
                assertThat(client.read()).isEqualTo("hello");
                int sent = server.terminateWith(() -> client.sendMany(MainTest::line));
                assertThat(client.read(sent))
                        .hasSize(sent)
                        .isEqualTo(IntStream.rangeClosed(1, sent)
                                .mapToObj(MainTest::line)
                                .toList());
                assertThat(client.read()).isNull();
            }
            assertThat(server.awaitStop())
                    .as("nothing but the one line, and the JDK's opinion of libraries")
                    .allMatch(line -> line.startsWith("WARNING: "));
        }
    }

    private static String line(int id) {
        return "in flight ".repeat(5) + id;
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

package io.framewright.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompareCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void allowOtherBenchmarksOnThisMachine() {
        System.setProperty("jmh.ignoreLock", "true");
    }

    @Test
    void printsATableAndAdviceAndWritesTheFigures(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("figures.json");

        int exitCode = run("--codecs", "jdk", "--messages", "tiny", "--time", "1", "--json", file.toString());

        assertThat(exitCode).as("%s%s", out, err).isZero();
        assertThat(out.toString()).contains("tiny: an int", "jdk", "wire", "Only jdk was measured");
        assertThat(err.toString()).contains("[ 1/4] jdk, tiny:", "[ 4/4] jdk, tiny:", "s left");
        JsonNode figures = JsonMapper.shared()
                .readTree(Files.readString(file))
                .get("figures")
                .get(0);
        assertThat(figures.get("codec").stringValue()).isEqualTo("jdk");
        assertThat(figures.get("wireRatioToJdk").doubleValue()).isEqualTo(1);
        for (String measured : new String[] {"encodeNanos", "decodeNanos", "framewrightPerSecond", "nettyPerSecond"}) {
            assertThat(figures.get(measured).get("value").doubleValue())
                    .as(measured)
                    .isPositive();
        }
        assertThat(figures.get("encodeHeapBytes").get("value").doubleValue()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--codecs; nope; no codec is named 'nope'",
                "--messages; huge; there are tiny, media, large",
                "--time; 0; must be positive",
                "--time; soon; soon",
                "--json; no/such/directory/file.json; there is no directory"
            })
    void wrongOptionIsExplained(String option, String value, String explanation) {
        assertThat(run(option, value)).isEqualTo(2);
        assertThat(err.toString()).contains(explanation);
    }

    @Test
    void helpNamesAllOptions() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--codecs", "--messages", "--time", "--json");
    }

    private int run(String... args) {
        return new CommandLine(new CompareCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }
}

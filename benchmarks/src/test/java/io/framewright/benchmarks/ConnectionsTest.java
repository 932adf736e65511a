package io.framewright.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ConnectionsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsWhatAConnectionTakes() {
        assertThat(run("--connections", "1,50")).as("%s", err).isZero();
        assertThat(out.toString()).containsPattern("(?m)^ +1 ").containsPattern("(?m)^ +50 ");
    }

    @ParameterizedTest
    @CsvSource({"--connections, 0, there must be a connection", "--connections, many, many", "--codec, nope, nope"})
    void wrongOptionIsExplained(String option, String value, String explanation) {
        assertThat(run(option, value)).isEqualTo(2);
        assertThat(err.toString()).contains(explanation);
    }

    private int run(String... args) {
        return new CommandLine(new Connections())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }
}

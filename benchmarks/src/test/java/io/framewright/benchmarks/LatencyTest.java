package io.framewright.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class LatencyTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource({"kryo, tiny", "protobuf, media", "jdk, tiny"})
    void everySideAnswersEveryRequest(String codec, String message) throws Exception {
        List<Latency.Result> results =
                Latency.measure(Message.named(message), codec, Transport.NIO, 2_000, 0.3, 3, 0.05);

        assertThat(results).extracting(Latency.Result::side).containsExactly("stock", "by-hand", "framewright");
        assertThat(results).allSatisfy(result -> {
            assertThat(result.requests()).isEqualTo(600);
            assertThat(result.all().p50())
                    .isPositive()
                    .isLessThanOrEqualTo(result.all().p99());
            assertThat(result.all().p99()).isLessThanOrEqualTo(result.all().p999());
            assertThat(result.all().p999()).isLessThanOrEqualTo(result.all().max());
        });
    }

    @Test
    void medianOfRoundsIsTakenQuantileByQuantile() {
        Latency.Quantiles median = Latency.Quantiles.median(List.of(
                new Latency.Quantiles(1, 20, 30, 400),
                new Latency.Quantiles(3, 10, 50, 100),
                new Latency.Quantiles(2, 30, 40, 900)));

        assertThat(median).isEqualTo(new Latency.Quantiles(2, 20, 40, 400));
    }

    @Test
    void quantilesAreInMicroseconds() {
        Histogram nanos = FixedRate.newHistogram();
        nanos.recordValueWithCount(1_000, 999);
        nanos.recordValue(64_000);

        assertThat(Latency.Quantiles.of(nanos).p50()).isEqualTo(1);
        assertThat(Latency.Quantiles.of(nanos).max()).isBetween(64.0, 64.1);
    }

    @Test
    void requestsThatAreDueTogetherAreTimedFromWhenTheyWereDue() throws Exception {
        int rate = 1_000_000_000; // all of them are due within a microsecond
        try (FixedRate overloaded = new FixedRate(
                Transport.NIO, Side.FRAMEWRIGHT.pipeline(Message.TINY, "kryo"), Message.TINY.sample("kryo"), rate)) {
            Histogram nanos = overloaded.round(1_000);

            assertThat(nanos.getTotalCount()).isEqualTo(1_000);
            assertThat(nanos.getMinValue())
                    .as("the first waits for the whole burst's flush")
                    .isGreaterThan(1_000);
        }
    }

    @Test
    void printsATable() {
        String[] options = {
            "--rate", "99", "--seconds", ".1", "--rounds", "1", "--warm-up", "0", "--codec", "kryo", "--message", "tiny"
        };
        assertThat(run(options)).as("%s", err).isZero();
        assertThat(out.toString()).contains("stock", "by-hand", "framewright", "p99.9");
    }

    @ParameterizedTest
    @CsvSource({
        "--rate, 0, must be positive",
        "--codec, nope, nope",
        "--message, huge, there are tiny",
        "--transport, udp, use nio or epoll",
        "--seconds, soon, soon"
    })
    void wrongOptionIsExplained(String option, String value, String explanation) {
        assertThat(run(option, value)).isEqualTo(2);
        assertThat(err.toString()).contains(explanation);
    }

    @Test
    void numbersThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Latency.measure(Message.TINY, "kryo", Transport.NIO, 1, 1, 0, 0));
    }

    private int run(String... args) {
        return new CommandLine(new Latency())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }
}

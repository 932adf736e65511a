package io.framewright.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import picocli.CommandLine;

class ReportTest {

    private static final String FAILED = "EncodingBenchmark.write codec=kryo message=tiny side=by-hand";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"quick", "full"})
    void everyTrialOfAProfileIsShown(String profile) throws Exception {
        Map<String, String> files = rendered(Profiles.named(profile), Map.of());

        String markdown = files.getOrDefault("report.md", "");
        for (String row : Profiles.CODECS) {
            assertThat(markdown).contains("| " + row + " |");
        }
        assertThat(markdown)
                .contains(
                        "| JDK, plain |", "| Fory |", "| length-header |", "| delimiter-of-1 |", "A CPU & more &lt;2>")
                .doesNotContain("Not measured", "NaN", "| – |");
    }

    @Test
    void fewTrialsMakeAReportToo() throws Exception {
        Map<String, String> files = rendered(Profiles.named("smoke"), Map.of());

        assertThat(files.getOrDefault("report.md", ""))
                .contains("| kryo |", "| length-header |", "stock")
                .doesNotContain("Not measured", "NaN", "Infinity");
        assertThat(xml(files.getOrDefault("report.html", "").replaceFirst("<!DOCTYPE html>", ""))
                        .getElementsByTagName("svg")
                        .getLength())
                .isPositive();
    }

    @Test
    void thePageIsWellFormedAndAsksForNothingElse() throws Exception {
        String html = rendered(Profiles.named("quick"), Map.of()).getOrDefault("report.html", "");

        Document page = xml(html.replaceFirst("<!DOCTYPE html>", ""));
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(12);
        assertThat(html).doesNotContain("http://", "https://", "url(", "src=", "@import");
    }

    @Test
    void everyChartIsAFileThatStandsAlone() throws Exception {
        Map<String, String> files = rendered(Profiles.named("quick"), Map.of());

        assertThat(files.keySet())
                .contains("charts/overview.svg", "charts/throughput-tiny.svg", "charts/size-media.svg");
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (file.getKey().endsWith(".svg")) {
                Document chart = xml(file.getValue());
                assertThat(chart.getElementsByTagName("title").getLength()).isOne();
                assertThat(file.getValue().replace("http://www.w3.org/2000/svg", ""))
                        .as(file.getKey())
                        .contains("prefers-color-scheme:dark")
                        .doesNotContain("http", "NaN", "Infinity");
            }
        }
        assertThat(files.get("charts/throughput-tiny.svg"))
                .contains(">kryo<", ">msgpack<", ">protobuf<", ">stock<", ">by hand<", ">framewright<", "fw-whisker");
    }

    @Test
    void barsStayWithinTheChart() throws Exception {
        for (Map.Entry<String, String> file :
                rendered(Profiles.named("full"), Map.of()).entrySet()) {
            if (file.getKey().startsWith("charts/") && !file.getKey().contains("overview")) {
                var bars = xml(file.getValue()).getElementsByTagName("rect");
                for (int i = 0; i < bars.getLength(); i++) {
                    var attributes = bars.item(i).getAttributes();
                    var x = attributes.getNamedItem("x");
                    double end = (x == null ? 0 : Double.parseDouble(x.getNodeValue()))
                            + Double.parseDouble(
                                    attributes.getNamedItem("width").getNodeValue());
                    assertThat(end).as(file.getKey()).isBetween(1.0, ChartSvg.WIDTH);
                }
            }
        }
    }

    @Test
    void whatFailedIsListedWithItsReasonAndLeavesAGap() throws Exception {
        Map<String, String> files =
                rendered(Profiles.named("quick"), Map.of(FAILED, "java.lang.IllegalStateException: <no> luck"));

        assertThat(files.get("report.md")).contains("Not measured", "IllegalStateException", "| – |");
        assertThat(files.get("report.html")).contains("&lt;no&gt; luck");
        assertThat(out.toString()).contains("not measured: " + FAILED);
    }

    @Test
    void renderingAgainGivesTheSame() throws Exception {
        Map<String, String> once = rendered(Profiles.named("quick"), Map.of());
        assertThat(rendered(Profiles.named("quick"), Map.of())).isEqualTo(once);
    }

    @Test
    void plainResultsOfJmhAreEnough() throws Exception {
        Path file = directory.resolve("jmh.json");
        Files.writeString(file, """
                [{"benchmark":"io.framewright.benchmarks.CodecBenchmark.encode","params":{"codec":"kryo","message":"tiny"},
                  "primaryMetric":{"score":50.0,"scoreUnit":"ns/op","rawData":[[40.0,50.0,60.0]]},"secondaryMetrics":{}}]
                """);

        assertThat(run("--results", file.toString(), "--out", directory.toString()))
                .isZero();
        assertThat(Files.readString(directory.resolve("report.md"))).contains("| kryo | 50.0 ns |");
    }

    @Test
    void wrongOptionsAreExplained() throws IOException {
        assertThat(run("--profile", "slow", "--out", directory.toString())).isEqualTo(2);
        assertThat(run("--results", "nowhere.json", "--out", directory.toString()))
                .isEqualTo(2);
        Path file = Files.writeString(directory.resolve("bad.json"), "{\"results\": 1}");
        assertThat(run("--results", file.toString(), "--out", directory.toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("no profile is named 'slow'", "there is no file nowhere.json", "holds no results of JMH");
    }

    private Map<String, String> rendered(Profile profile, Map<String, String> missing) throws IOException {
        Path file = directory.resolve(ReportFiles.RESULTS);
        Fixture.write(file, profile, missing);
        assertThat(run("--results", file.toString(), "--out", directory.toString()))
                .as("%s%s", out, err)
                .isEqualTo(missing.isEmpty() ? 0 : 1);
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(path -> Files.isRegularFile(path) && !path.equals(file))
                    .collect(Collectors.toMap(
                            path -> directory.relativize(path).toString().replace('\\', '/'), ReportTest::text));
        }
    }

    private int run(String... args) {
        return new CommandLine(new ReportCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }
}

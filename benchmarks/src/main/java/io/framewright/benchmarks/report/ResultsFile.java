package io.framewright.benchmarks.report;

import io.framewright.benchmarks.Measured;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Figures as a file: JMH's own JSON under {@code results}, and where it comes from under {@code run}. The array alone,
 * as {@code java -jar benchmarks.jar -rf json} writes it, can be read too.
 */
final class ResultsFile {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ResultsFile() {}

    static void write(Path file, Run run, Collection<RunResult> results) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        ResultFormatFactory.getInstance(ResultFormatType.JSON, new PrintStream(json, true, StandardCharsets.UTF_8))
                .writeOut(results);
        JsonNode array = MAPPER.readTree(json.toByteArray());
        array.forEach(node -> {
            if (node instanceof ObjectNode object) {
                object.put("forks", object.at("/primaryMetric/rawData").size());
            }
        });
        write(file, run, array);
    }

    static void write(Path file, Run run, JsonNode results) {
        ObjectNode root = MAPPER.createObjectNode();
        root.set("run", MAPPER.valueToTree(run));
        root.set("results", results);
        MAPPER.writeValue(file, root);
    }

    /**
     * Reads figures.
     *
     * @param file the file
     * @return the figures
     * @throws IllegalArgumentException if the file has none
     */
    static Results read(Path file) {
        try {
            JsonNode root = MAPPER.readTree(file);
            JsonNode results = root.isArray() ? root : root.path("results");
            if (!results.isArray()) {
                throw new IllegalArgumentException(file + " holds no results of JMH");
            }
            @Nullable Run run = root.has("run") ? MAPPER.treeToValue(root.get("run"), Run.class) : null;
            List<Outcome> outcomes = new ArrayList<>();
            results.forEach(node -> outcomes.add(outcome(node)));
            return new Results(run, outcomes);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static Outcome outcome(JsonNode node) {
        SortedMap<String, String> params = new TreeMap<>();
        node.path("params")
                .properties()
                .forEach(param -> params.put(param.getKey(), param.getValue().asString()));
        Map<String, Measured> secondary = new LinkedHashMap<>();
        node.path("secondaryMetrics")
                .properties()
                .forEach(metric -> secondary.put(metric.getKey(), measured(metric.getValue())));
        JsonNode primary = node.path("primaryMetric");
        return new Outcome(
                new Trial(shortName(node.path("benchmark").asString()), params),
                primary.path("rawData").size(),
                measured(primary),
                primary.path("scoreUnit").asString(),
                secondary);
    }

    /** Takes the iterations of all forks together. */
    private static Measured measured(JsonNode metric) {
        List<Double> iterations = new ArrayList<>();
        metric.path("rawData").forEach(fork -> fork.forEach(iteration -> iterations.add(iteration.asDouble())));
        return iterations.isEmpty()
                ? new Measured(metric.path("score").asDouble(), null)
                : Measured.of(
                        iterations.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static String shortName(String benchmark) {
        int method = benchmark.lastIndexOf('.');
        return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
    }
}

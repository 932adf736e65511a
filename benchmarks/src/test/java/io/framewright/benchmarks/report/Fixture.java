package io.framewright.benchmarks.report;

import io.framewright.benchmarks.Machine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Results as JMH writes them, for every trial of a profile: made up, but of likely proportions. */
final class Fixture {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Map<String, Integer> NANOS = Map.ofEntries(
            Map.entry("jdk", 4800),
            Map.entry("jdk-plain", 4300),
            Map.entry("jdk-plain-filtered", 5200),
            Map.entry("marshalling", 6500),
            Map.entry("marshalling-river", 3100),
            Map.entry("json", 1700),
            Map.entry("kryo", 600),
            Map.entry("protobuf", 290),
            Map.entry("protobuf-beans", 690),
            Map.entry("msgpack", 270),
            Map.entry("msgpack-jackson", 2100),
            Map.entry("fory", 155));

    private final SplittableRandom random = new SplittableRandom(4);
    private final ArrayNode results = MAPPER.createArrayNode();

    private Fixture() {}

    /** Writes results of all trials but those of the benchmarks named missing. */
    static void write(Path file, Profile profile, Map<String, String> missing) {
        Fixture fixture = new Fixture();
        profile.blocks().stream()
                .flatMap(List::stream)
                .filter(trial -> !missing.containsKey(trial.toString()))
                .forEach(trial -> fixture.add(trial, profile));
        ResultsFile.write(file, run(profile, missing), fixture.results);
    }

    private static Run run(Profile profile, Map<String, String> missing) {
        return new Run(
                profile.name(),
                "2026-11-22T14:00:00Z",
                281,
                "./framewright report --profile " + profile.name(),
                "daab2ed00000, with changes",
                new Machine(
                        "OpenJDK 64-Bit Server VM 17.0.15+6", "Linux 6.1 amd64", "A CPU & more <2>", 2, "4.2.20.Final"),
                Map.of("Netty", "4.2.20.Final", "Kryo", "5.6.2"),
                profile.forks(),
                profile.warmups(),
                profile.iterations(),
                missing,
                Sizes.all());
    }

    private void add(Trial trial, Profile profile) {
        ObjectNode node = results.addObject();
        node.put("benchmark", "io.framewright.benchmarks." + trial.benchmark());
        ObjectNode params = node.putObject("params");
        trial.params().forEach(params::put);
        boolean rate = trial.benchmark().startsWith("Loopback");
        double nanos = nanos(trial);
        metric(node.putObject("primaryMetric"), rate ? 1e9 / nanos / 256 : nanos, rate ? "ops/s" : "ns/op", profile);
        ObjectNode secondary = node.putObject("secondaryMetrics");
        metric(secondary.putObject("gc.alloc.rate.norm"), Math.floor(nanos / 3), "B/op", profile);
        if (rate) {
            metric(secondary.putObject("messages"), 1e9 / nanos, "ops/s", profile);
        }
    }

    private void metric(ObjectNode metric, double value, String unit, Profile profile) {
        metric.put("score", value);
        metric.put("scoreUnit", unit);
        ArrayNode raw = metric.putArray("rawData");
        for (int fork = 0; fork < profile.forks(); fork++) {
            ArrayNode iterations = raw.addArray();
            double speed = random.nextDouble(0.93, 1.07);
            for (int i = 0; i < profile.iterations(); i++) {
                iterations.add(value * speed * random.nextDouble(0.95, 1.05));
            }
        }
    }

    /** A likely time: the library's own, and what the side costs on top. */
    private static double nanos(Trial trial) {
        String side = trial.params().getOrDefault("side", "");
        double library = NANOS.getOrDefault(trial.params().getOrDefault("codec", ""), 100)
                * (trial.params().getOrDefault("message", "").equals("tiny") ? 0.2 : 1);
        double around = switch (side) {
            case "stock" -> 520;
            case "by-hand" -> 140;
            case "framewright" -> 32;
            default -> 0;
        };
        return switch (trial.benchmark()) {
            case "SplittingBenchmark.netty" -> 36_000;
            case "SplittingBenchmark.framewright" -> 4_900;
            case "SplittingBenchmark.framewrightReceiver" -> 3_900;
            case "SplittingBenchmark.copy" -> 2_000;
            case "FloorBenchmark.write", "FloorBenchmark.read" -> 26;
            default -> library + around;
        };
    }
}

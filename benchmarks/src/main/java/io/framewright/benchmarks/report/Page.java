package io.framewright.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a report says, before it is written in any format.
 *
 * @param facts the figures to remember
 * @param sections the questions and answers
 * @param origin where the figures come from, line by line
 * @param versions the libraries' versions
 * @param missing what there are no figures for, and why not
 */
record Page(
        List<Fact> facts,
        List<Section> sections,
        Map<String, String> origin,
        Map<String, String> versions,
        Map<String, String> missing) {

    static final String TITLE = "Framewright: what framings and codecs cost";

    static Page of(Results results) {
        Run run = results.run();
        return new Page(
                Facts.of(results),
                Stream.of(
                                SizeSection.of(results),
                                LoopbackSection.of(results),
                                PipelineSection.encoding(results),
                                PipelineSection.decoding(results),
                                JdkSection.of(results),
                                Allocation.section(results),
                                SplittingSection.of(results),
                                GrowthSection.of(results))
                        .filter(section -> !section.empty())
                        .toList(),
                run == null ? Map.of() : origin(run),
                run == null ? Map.of() : run.versions(),
                run == null ? Map.of() : run.missing());
    }

    List<Chart> charts() {
        return sections.stream().flatMap(section -> section.charts().stream()).toList();
    }

    /** The two charts for those who look at nothing else. */
    List<Chart> overview() {
        List<Chart> chosen = new ArrayList<>();
        for (String id : List.of("throughput-tiny", "size-media")) {
            charts().stream().filter(chart -> chart.id().equals(id)).forEach(chosen::add);
        }
        return chosen;
    }

    /** One line for below a chart that stands elsewhere. */
    String caption() {
        return Stream.of("date", "CPU", "JVM", "profile", "commit")
                .filter(origin::containsKey)
                .map(key ->
                        key.equals("profile") || key.equals("commit") ? key + " " + origin.get(key) : origin.get(key))
                .reduce((left, right) -> left + " · " + right)
                .orElse("");
    }

    private static Map<String, String> origin(Run run) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("date", run.date().replace("T", " ").replaceAll("(:\\d\\d)?Z$", " UTC"));
        lines.put("CPU", run.machine().cpu() + ", " + run.machine().cores() + " cores");
        lines.put("system", run.machine().os());
        lines.put("JVM", run.machine().jvm());
        lines.put("commit", run.commit());
        lines.put("command", run.command());
        lines.put(
                "profile",
                run.profile() + ": " + run.forks() + (run.forks() == 1 ? " JVM" : " JVMs") + " per figure, "
                        + run.warmups() + " iterations of warm-up and " + run.iterations() + " measured in each; "
                        + run.seconds() + " s in all");
        lines.put("figures", "the median of all measured iterations, ± up to the farther quartile");
        return lines;
    }
}

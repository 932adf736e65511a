package io.framewright.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files that a report consists of. */
final class ReportFiles {

    static final String RESULTS = "results.json";

    private static final String CHARTS = "charts";

    private ReportFiles() {}

    /** Writes {@code report.html}, {@code report.md} and {@code charts/*.svg} into a directory. */
    static void write(Results results, Path directory) throws IOException {
        Page page = Page.of(results);
        Path charts = Files.createDirectories(directory.resolve(CHARTS));
        Files.writeString(directory.resolve("report.html"), Html.of(page));
        Files.writeString(directory.resolve("report.md"), Markdown.of(page, CHARTS));
        for (Chart chart : page.charts()) {
            Files.writeString(charts.resolve(chart.id() + ".svg"), ChartFile.standalone(List.of(chart)));
        }
        if (!page.overview().isEmpty()) {
            Files.writeString(charts.resolve("overview.svg"), ChartFile.standalone(page.overview()));
        }
    }
}

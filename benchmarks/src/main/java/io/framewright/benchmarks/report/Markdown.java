package io.framewright.benchmarks.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a page as Markdown, with the charts as files beside it. */
final class Markdown {

    private final StringBuilder out = new StringBuilder();
    private final String charts;

    private Markdown(String charts) {
        this.charts = charts;
    }

    /**
     * Writes a page.
     *
     * @param page the page
     * @param charts the charts' directory, as the links are to name it
     */
    static String of(Page page, String charts) {
        Markdown markdown = new Markdown(charts);
        markdown.page(page);
        return markdown.out.toString();
    }

    private void page(Page page) {
        out.append("# ").append(Page.TITLE).append("\n\n");
        if (!page.caption().isEmpty()) {
            out.append(escape(page.caption())).append("\n\n");
        }
        page.facts()
                .forEach(fact -> out.append("- **")
                        .append(fact.figure())
                        .append("** ")
                        .append(escape(fact.caption()))
                        .append('\n'));
        page.sections().forEach(this::section);
        list("Where the figures come from", page.origin());
        list("Versions", page.versions());
        list("Not measured", page.missing());
    }

    private void section(Section section) {
        out.append("\n## ").append(section.title()).append("\n\n");
        section.text().forEach(paragraph -> out.append(escape(paragraph)).append("\n\n"));
        for (Chart chart : section.charts()) {
            out.append("![")
                    .append(escape(chart.title()))
                    .append("](")
                    .append(charts)
                    .append('/')
                    .append(chart.id())
                    .append(".svg)\n");
        }
        section.tables().forEach(this::table);
    }

    private void table(Table table) {
        out.append("\n### ").append(table.title()).append("\n\n");
        row(table.columns());
        row(table.columns().stream()
                .map(column -> column.equals(table.columns().get(0)) ? "---" : "---:")
                .toList());
        table.rows().forEach(cells -> row(cells.stream().map(Markdown::text).toList()));
    }

    private static String text(Cell cell) {
        boolean bold = cell.tone() == Cell.Tone.BETTER || cell.tone() == Cell.Tone.WORSE;
        return bold ? "**" + cell.text() + "**" : escape(cell.text());
    }

    private void row(List<String> cells) {
        out.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    private void list(String title, Map<String, String> lines) {
        if (!lines.isEmpty()) {
            out.append("\n## ").append(title).append("\n\n");
            lines.forEach((key, value) -> out.append("- ")
                    .append(escape(key))
                    .append(": ")
                    .append(escape(value))
                    .append('\n'));
        }
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("*", "\\*")
                .replace("_", "\\_")
                .replaceAll("\\R", " ");
    }
}

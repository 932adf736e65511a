package io.framewright.benchmarks.report;

import static io.framewright.benchmarks.report.Svg.escape;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a page as one HTML file that asks for nothing else: no script, no font, no picture from anywhere. */
final class Html {

    private final StringBuilder out = new StringBuilder();

    private Html() {}

    static String of(Page page) {
        Html html = new Html();
        html.page(page);
        return html.out.toString();
    }

    private void page(Page page) {
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>")
                .append(escape(Page.TITLE))
                .append("</title>\n<style>\n")
                .append(HtmlStyle.CSS)
                .append(ChartFile.style())
                .append("\n</style>\n</head>\n<body>\n<header>\n");
        element("h1", Page.TITLE);
        element("p", page.caption(), "where");
        out.append("</header>\n<main>\n");
        facts(page.facts());
        contents(page.sections());
        page.sections().forEach(this::section);
        list("origin", "Where the figures come from", page.origin());
        list("versions", "Versions", page.versions());
        list("missing", "Not measured", page.missing());
        out.append("</main>\n</body>\n</html>\n");
    }

    private void facts(List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        out.append("<ul class=\"facts\">\n");
        for (Fact fact : facts) {
            out.append("<li><strong>")
                    .append(escape(fact.figure()))
                    .append("</strong> <span>")
                    .append(escape(fact.caption()))
                    .append("</span></li>\n");
        }
        out.append("</ul>\n");
    }

    private void contents(List<Section> sections) {
        out.append("<nav aria-label=\"Contents\">\n");
        for (Section section : sections) {
            out.append("<a href=\"#")
                    .append(section.id())
                    .append("\">")
                    .append(escape(section.title()))
                    .append("</a>\n");
        }
        out.append("</nav>\n");
    }

    private void section(Section section) {
        out.append("<section id=\"").append(section.id()).append("\">\n");
        element("h2", section.title());
        section.text().forEach(paragraph -> element("p", paragraph));
        if (!section.charts().isEmpty()) {
            out.append("<div class=\"charts\">\n");
            for (Chart chart : section.charts()) {
                out.append("<figure>\n").append(ChartFile.inline(chart)).append("</figure>\n");
            }
            out.append("</div>\n");
        }
        section.tables().forEach(this::table);
        out.append("</section>\n");
    }

    private void table(Table table) {
        element("h3", table.title());
        out.append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
                .append(escape(table.title()))
                .append("\">\n<table>\n<thead><tr>");
        for (String column : table.columns()) {
            out.append("<th scope=\"col\">").append(escape(column)).append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (List<Cell> row : table.rows()) {
            out.append("<tr>");
            row.forEach(this::cell);
            out.append("</tr>\n");
        }
        out.append("</tbody>\n</table>\n</div>\n");
    }

    private void cell(Cell cell) {
        boolean name = cell.tone() == Cell.Tone.NAME;
        out.append(
                        name
                                ? "<th scope=\"row\">"
                                : "<td class=\"" + cell.tone().name().toLowerCase(Locale.ROOT) + "\">")
                .append(escape(cell.text()))
                .append(name ? "</th>" : "</td>");
    }

    private void list(String id, String title, Map<String, String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        out.append("<section id=\"").append(id).append("\">\n");
        element("h2", title);
        out.append("<dl>\n");
        lines.forEach((key, value) -> {
            element("dt", key);
            element("dd", value);
        });
        out.append("</dl>\n</section>\n");
    }

    private void element(String tag, String text) {
        out.append('<')
                .append(tag)
                .append('>')
                .append(escape(text))
                .append("</")
                .append(tag)
                .append(">\n");
    }

    private void element(String tag, String text, String cssClass) {
        out.append('<')
                .append(tag)
                .append(" class=\"")
                .append(cssClass)
                .append("\">")
                .append(escape(text))
                .append("</")
                .append(tag)
                .append(">\n");
    }
}

package io.framewright.benchmarks.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Charts as SVG, within a page or as a file of their own. */
final class ChartFile {

    private static final double MARGIN = 1;
    private static final double GAP = 12;
    private static final double ENLARGED = 1.25;

    private ChartFile() {}

    /** The chart as part of a page that has the {@link #style}. */
    static String inline(Chart chart) {
        ChartSvg.Drawn drawn = ChartSvg.draw(chart);
        return new Svg()
                .open(
                        "svg",
                        "viewBox",
                        "0 0 " + (int) ChartSvg.WIDTH + " " + (int) Math.ceil(drawn.height()),
                        "role",
                        "img",
                        "aria-label",
                        chart.title())
                .raw(drawn.elements())
                .close("svg")
                .toString();
    }

    /**
     * Charts side by side as a file that stands alone: on cards of its own, so that it can be read on any background,
     * and whether the page around it is dark for the same reason as the card or for another.
     */
    static String standalone(List<Chart> charts) {
        List<ChartSvg.Drawn> drawn = charts.stream().map(ChartSvg::draw).toList();
        double height = drawn.stream().mapToDouble(ChartSvg.Drawn::height).max().orElse(0);
        double fullWidth = charts.size() * (ChartSvg.WIDTH + GAP) - GAP + 2 * MARGIN;
        double fullHeight = Math.ceil(height + 2 * MARGIN);
        Svg svg = new Svg()
                .open(
                        "svg",
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "width",
                        fullWidth * ENLARGED,
                        "height",
                        fullHeight * ENLARGED,
                        "viewBox",
                        "0 0 " + (int) fullWidth + " " + (int) fullHeight,
                        "role",
                        "img")
                .text("title", charts.stream().map(Chart::title).collect(Collectors.joining("; ")))
                .text("style", style());
        double x = MARGIN;
        for (ChartSvg.Drawn each : drawn) {
            svg.open("g", "transform", "translate(" + (int) x + " " + (int) MARGIN + ")")
                    .empty("rect", "class", "fw-card", "width", ChartSvg.WIDTH, "height", height, "rx", 8.0)
                    .raw(each.elements())
                    .close("g");
            x += ChartSvg.WIDTH + GAP;
        }
        return svg.close("svg").toString();
    }

    /** What the drawings' classes look like, in light and in dark. */
    static String style() {
        return "text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif}"
                + ".fw-title{font-size:15px;font-weight:600}"
                + ".fw-note,.fw-mark{font-size:11.5px}"
                + ".fw-mark{text-anchor:middle}"
                + ".fw-group{font-size:13px;font-weight:600;paint-order:stroke;stroke-width:4px;stroke-linejoin:round}"
                + ".fw-label,.fw-value{font-size:12px;font-variant-numeric:tabular-nums}"
                + ".fw-label{text-anchor:end}"
                + ".fw-remark{font-weight:700}"
                + ".fw-whisker{fill:none;stroke-width:1.3}"
                + ".fw-rule{stroke-width:1.2;stroke-dasharray:3 3}"
                + colours("#ffffff", "#d0d7de", "#1f2328", "#57606a", false)
                + "@media (prefers-color-scheme:dark){" + colours("#161b22", "#30363d", "#e6edf3", "#a3adb8", true)
                + "}";
    }

    private static String colours(String card, String border, String ink, String muted, boolean dark) {
        return ".fw-card{fill:" + card + ";stroke:" + border + "}"
                + ".fw-title,.fw-group,.fw-value,.fw-label{fill:" + ink + "}"
                + ".fw-note,.fw-mark{fill:" + muted + "}"
                + ".fw-group{stroke:" + card + "}"
                + ".fw-whisker{stroke:" + ink + "}"
                + ".fw-rule{stroke:" + muted + "}"
                + Stream.of(Hue.values())
                        .map(hue -> "." + hue.cssClass() + "{fill:" + (dark ? hue.dark() : hue.light()) + "}")
                        .collect(Collectors.joining());
    }
}

package io.framewright.benchmarks.report;

import io.framewright.benchmarks.Measured;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Draws a chart. It is as narrow as a phone, so that its text is readable there; where there is room, several stand side
 * by side. Every bar has its name before it and its value behind it, so there are no axes to read off.
 */
final class ChartSvg {

    static final double WIDTH = 360;

    private static final double PAD = 16;
    private static final double CHARACTER = 6.5;
    private static final double NOTE_CHARACTERS = 58;
    private static final double NOTE_LINE = 16;
    private static final double GAP = 6;
    private static final double CAP = 3;

    private final Chart chart;
    private final Svg svg = new Svg();
    private final double rowHeight;
    private final double barHeight;
    private final double left;
    private final double scale;

    private ChartSvg(Chart chart) {
        this.chart = chart;
        this.rowHeight = chart.plain() ? 23 : 18;
        this.barHeight = chart.plain() ? 14 : 12;
        this.left = PAD + chart.labelLength() * CHARACTER + GAP;
        this.scale = chart.bars().mapToDouble(this::scaleFor).min().orElse(1);
    }

    /** The scale at which a bar and the text behind it just fit. */
    private double scaleFor(Chart.Bar bar) {
        double text = (bar.text().length() + bar.remark().length()) * CHARACTER + 4 * GAP;
        return (WIDTH - PAD - left - text) / Math.max(bar.end(), mark());
    }

    private double mark() {
        Chart.Mark mark = chart.mark();
        return mark == null ? Double.MIN_NORMAL : mark.value();
    }

    /** A chart as a group of elements, and how high it is. */
    record Drawn(String elements, double height) {}

    static Drawn draw(Chart chart) {
        ChartSvg drawing = new ChartSvg(chart);
        double height = drawing.draw();
        return new Drawn(drawing.svg.toString(), height);
    }

    private double draw() {
        svg.text("text", chart.title(), "class", "fw-title", "x", PAD, "y", 27.0);
        double y = 46;
        for (String line : lines(chart.note())) {
            svg.text("text", line, "class", "fw-note", "x", PAD, "y", y);
            y += NOTE_LINE;
        }
        Chart.@Nullable Mark mark = chart.mark();
        if (mark != null) {
            y += NOTE_LINE / 2;
            svg.text("text", mark.label(), "class", "fw-mark", "x", left + mark.value() * scale, "y", y + 2);
        }
        double top = y + (mark == null ? 0 : GAP);
        y = top;
        Svg labels = new Svg();
        for (Chart.Group group : chart.groups()) {
            y = group(group, y, labels);
        }
        if (mark != null) {
            double x = left + mark.value() * scale;
            svg.empty("line", "class", "fw-rule", "x1", x, "x2", x, "y1", top, "y2", y + CAP);
        }
        svg.raw(labels.toString());
        return y + PAD;
    }

    private double group(Chart.Group group, double top, Svg labels) {
        double y = top;
        if (!group.label().isEmpty()) {
            labels.text("text", group.label(), "class", "fw-group", "x", PAD, "y", y + 15);
            y += 21;
        }
        for (Chart.Bar bar : group.bars()) {
            bar(bar, y);
            y += rowHeight;
        }
        return y + (group.label().isEmpty() ? 0 : GAP);
    }

    private void bar(Chart.Bar bar, double top) {
        double middle = top + rowHeight / 2;
        double baseline = middle + 4;
        double length = Math.max(1, bar.value().value() * scale);
        svg.text("text", bar.label(), "class", "fw-label", "x", left - GAP, "y", baseline);
        svg.empty(
                "rect",
                "class",
                bar.hue().cssClass(),
                "x",
                left,
                "y",
                middle - barHeight / 2,
                "width",
                length,
                "height",
                barHeight,
                "rx",
                1.5);
        whisker(bar.value(), middle);
        double behind = left + Math.max(length, bar.end() * scale) + GAP + 1;
        svg.open("text", "class", "fw-value", "x", behind, "y", baseline).raw(Svg.escape(bar.text()));
        if (!bar.remark().isEmpty()) {
            svg.raw(" ").text("tspan", bar.remark(), "class", "fw-remark", "dx", 3.0);
        }
        svg.close("text");
    }

    /** Draws an error bar, unless it is too short to be seen. */
    private void whisker(Measured value, double middle) {
        Double error = value.error();
        if (error == null || error * scale < 1) {
            return;
        }
        double from = left + Math.max(0, value.value() - error) * scale;
        double to = left + (value.value() + error) * scale;
        String caps = "V" + at(middle + CAP);
        String path = "M" + at(from) + " " + at(middle - CAP) + caps + "M" + at(from) + " " + at(middle) + "H" + at(to)
                + "M" + at(to) + " " + at(middle - CAP) + caps;
        svg.empty("path", "class", "fw-whisker", "d", path);
    }

    private static String at(double number) {
        return String.valueOf(Math.round(number * 100) / 100.0);
    }

    private static List<String> lines(String note) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : note.split(" ", -1)) {
            if (line.length() + word.length() > NOTE_CHARACTERS) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}

package io.framewright.benchmarks.report;

import java.util.List;

/**
 * What a report says to one question.
 *
 * @param id its anchor
 * @param title the question's subject
 * @param text what is measured and how to read it, in paragraphs
 * @param charts its charts
 * @param tables its tables
 */
record Section(String id, String title, List<String> text, List<Chart> charts, List<Table> tables) {

    Section {
        text = List.copyOf(text);
        charts = charts.stream().filter(chart -> !chart.groups().isEmpty()).toList();
        tables = tables.stream().filter(table -> !table.rows().isEmpty()).toList();
    }

    /** Whether there is nothing to show. */
    boolean empty() {
        return charts.isEmpty() && tables.isEmpty();
    }
}

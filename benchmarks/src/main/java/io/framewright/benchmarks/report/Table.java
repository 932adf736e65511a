package io.framewright.benchmarks.report;

import java.util.List;

/**
 * A table whose first column has the rows' names.
 *
 * @param title what it shows
 * @param columns the columns' names
 * @param rows the cells, row by row
 */
record Table(String title, List<String> columns, List<List<Cell>> rows) {

    Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}

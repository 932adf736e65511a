/**
 * Runs a profile of the benchmarks and shows what came out: a page, a Markdown file and charts.
 *
 * <pre>
 * ./framewright report --profile full --out report
 * </pre>
 */
@NullMarked
package io.framewright.benchmarks.report;

import org.jspecify.annotations.NullMarked;

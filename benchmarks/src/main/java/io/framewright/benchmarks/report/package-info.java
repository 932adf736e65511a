/** Runs a profile of the benchmarks and shows what came out: a page, a Markdown file and charts. */
@NullMarked
package io.framewright.benchmarks.report;

import org.jspecify.annotations.NullMarked;

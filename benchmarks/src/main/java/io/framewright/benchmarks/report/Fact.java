package io.framewright.benchmarks.report;

/**
 * A figure to remember.
 *
 * @param figure the figure, with its unit
 * @param caption what it is
 */
record Fact(String figure, String caption) {}

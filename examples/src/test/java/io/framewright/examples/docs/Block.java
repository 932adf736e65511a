package io.framewright.examples.docs;

/**
 * A fenced block of a Markdown page.
 *
 * @param line the number of its first fence, from 1
 * @param language what stands behind the fence
 * @param note the HTML comment right before it, without its marks; empty if there is none
 * @param text what stands between the fences
 */
record Block(int line, String language, String note, String text) {}

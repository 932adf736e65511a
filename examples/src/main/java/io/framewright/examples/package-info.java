/** Runnable programs on Framewright. */
@NullMarked
package io.framewright.examples;

import org.jspecify.annotations.NullMarked;

/** Hostile bytes for all codecs and framings together. */
@NullMarked
package io.framewright.fuzz;

import org.jspecify.annotations.NullMarked;

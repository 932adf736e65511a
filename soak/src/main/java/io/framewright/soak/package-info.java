/** A soak test: thousands of connections at saturation, in two processes, with nothing lost, reordered, damaged or leaked. */
@NullMarked
package io.framewright.soak;

import org.jspecify.annotations.NullMarked;

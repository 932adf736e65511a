/** Takes a capture apart: what one needs when the other side is not Java. */
@NullMarked
package io.framewright.examples.inspect;

import org.jspecify.annotations.NullMarked;

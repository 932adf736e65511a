/** A time server with one thread and a selector, and its client. */
@NullMarked
package io.framewright.examples.nio;

import org.jspecify.annotations.NullMarked;

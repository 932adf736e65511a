/** A time server on Netty, and its client. */
@NullMarked
package io.framewright.examples.netty;

import org.jspecify.annotations.NullMarked;

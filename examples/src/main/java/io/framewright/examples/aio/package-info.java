/** A time server on asynchronous channels, and its client. */
@NullMarked
package io.framewright.examples.aio;

import org.jspecify.annotations.NullMarked;

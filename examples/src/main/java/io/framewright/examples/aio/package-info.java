/**
 * A time server on asynchronous channels, and its client.
 *
 * <pre>
 * ./framewright example aio server --help
 * </pre>
 */
@NullMarked
package io.framewright.examples.aio;

import org.jspecify.annotations.NullMarked;

/**
 * A time server with one thread and a selector, and its client.
 *
 * <pre>
 * ./framewright example nio server --help
 * </pre>
 */
@NullMarked
package io.framewright.examples.nio;

import org.jspecify.annotations.NullMarked;

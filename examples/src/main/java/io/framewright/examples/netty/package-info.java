/**
 * A time server on Netty, and its client.
 *
 * <pre>
 * ./framewright example netty server --help
 * </pre>
 */
@NullMarked
package io.framewright.examples.netty;

import org.jspecify.annotations.NullMarked;

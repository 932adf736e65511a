/**
 * TLS below a protocol, and the echo program behind it.
 *
 * <pre>
 * ./framewright example tls server --help
 * </pre>
 */
@NullMarked
package io.framewright.examples.tls;

import org.jspecify.annotations.NullMarked;

/**
 * A server and a client that exchange datagrams.
 *
 * <pre>
 * ./framewright example udp server --help
 * </pre>
 */
@NullMarked
package io.framewright.examples.udp;

import org.jspecify.annotations.NullMarked;

/** A server and a client that exchange datagrams. */
@NullMarked
package io.framewright.examples.udp;

import org.jspecify.annotations.NullMarked;

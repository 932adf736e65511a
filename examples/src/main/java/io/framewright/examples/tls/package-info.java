/** TLS below a protocol, and the echo program behind it. */
@NullMarked
package io.framewright.examples.tls;

import org.jspecify.annotations.NullMarked;

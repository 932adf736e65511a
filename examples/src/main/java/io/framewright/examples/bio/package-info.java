/**
 * A time server with a thread per connection, and its client: blocking sockets.
 *
 * <pre>
 * ./framewright example bio server --help
 * </pre>
 */
@NullMarked
package io.framewright.examples.bio;

import org.jspecify.annotations.NullMarked;

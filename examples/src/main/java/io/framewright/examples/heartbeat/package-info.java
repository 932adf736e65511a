/**
 * A master that knows which of its workers are alive, and how they are.
 *
 * <pre>
 * ./framewright example heartbeat master --help
 * </pre>
 */
@NullMarked
package io.framewright.examples.heartbeat;

import org.jspecify.annotations.NullMarked;

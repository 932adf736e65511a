/**
 * Runnable programs on Framewright.
 *
 * <pre>
 * ./framewright example
 * ./framewright example bio server
 * </pre>
 */
@NullMarked
package io.framewright.examples;

import org.jspecify.annotations.NullMarked;

/**
 * Three ways to keep a connection, and what happens to requests when it breaks.
 *
 * <pre>
 * ./framewright example connection server --help
 * </pre>
 */
@NullMarked
package io.framewright.examples.connection;

import org.jspecify.annotations.NullMarked;

/**
 * A time server with a bounded pool of threads and a bounded queue in front of it.
 *
 * <pre>
 * ./framewright example bio-pool server --help
 * </pre>
 */
@NullMarked
package io.framewright.examples.biopool;

import org.jspecify.annotations.NullMarked;

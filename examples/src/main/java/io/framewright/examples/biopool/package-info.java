/** A time server with a bounded pool of threads and a bounded queue in front of it. */
@NullMarked
package io.framewright.examples.biopool;

import org.jspecify.annotations.NullMarked;

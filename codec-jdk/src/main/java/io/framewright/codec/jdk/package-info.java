/**
 * The codec {@code jdk}: java.io serialization, deny by default.
 *
 * <p>It is here for comparison and for moving away from it. Prefer any other codec for new messages.
 */
@NullMarked
package io.framewright.codec.jdk;

import org.jspecify.annotations.NullMarked;

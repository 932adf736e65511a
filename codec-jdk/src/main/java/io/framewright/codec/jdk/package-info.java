/**
 * The codec {@code jdk}: java.io serialization, deny by default.
 *
 * <pre>{@code
 * Codec<Order> codec = JdkCodec.builder(Order.class)
 *         .nested(1, Coupon.class) // where a field leaves open what it holds
 *         .build();
 * }</pre>
 *
 * <p>It is here for comparison and for moving away from it. Prefer any other codec for new messages.
 */
@NullMarked
package io.framewright.codec.jdk;

import org.jspecify.annotations.NullMarked;

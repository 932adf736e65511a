/**
 * Metrics of protocols, in a Micrometer registry.
 *
 * <pre>{@code
 * Protocol<Order> orders = Protocol.builder(MessageTypes.of(Order.class))
 *         .spec("length-header(4) + kryo")
 *         .listener(new ProtocolMetrics(registry, "orders"))
 *         .build();
 * }</pre>
 */
@NullMarked
package io.framewright.framing.micrometer;

import org.jspecify.annotations.NullMarked;

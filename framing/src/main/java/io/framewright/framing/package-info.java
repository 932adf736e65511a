/**
 * Framings, which put borders between messages in a stream of bytes, and the Netty handlers that join a framing to a
 * codec.
 *
 * <pre>{@code
 * Protocol<Order> orders = Protocol.parse("length-header(4) + kryo", MessageTypes.of(Order.class));
 * channel.pipeline().addLast(orders.newHandler(), new OrderHandler());
 * }</pre>
 */
@NullMarked
package io.framewright.framing;

import org.jspecify.annotations.NullMarked;

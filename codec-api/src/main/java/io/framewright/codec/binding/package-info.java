/**
 * What declared Java types come down to, for codecs that bind objects themselves: type variables replaced, and the
 * collections and maps that can be made.
 *
 * <pre>{@code
 * DeclaredType orders = DeclaredType.of(Page.class).ofMember(Page.class, field.getGenericType()); // List<Order>
 * CollectionShape shape = CollectionShape.of(orders);
 * Collection<Object> decoded = shape.create().apply(count);
 * DeclaredType element = orders.argument(0); // Order
 * }</pre>
 */
@NullMarked
package io.framewright.codec.binding;

import org.jspecify.annotations.NullMarked;

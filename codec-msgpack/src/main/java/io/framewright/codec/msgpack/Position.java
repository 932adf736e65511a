package io.framewright.codec.msgpack;

import io.framewright.codec.WireAnnotation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The place of a member in the array that an object is on the wire, counted from 0. On a field, its getter, its setter, or
 * a component of a record; on all members of a class or on none.
 *
 * <p>A bean needs positions in the layout of arrays. A record's components have the order of their declaration without
 * them. A new member takes the next number; the number of a removed one is never used again: it stays a gap, which is
 * written as nil.
 *
 * <pre>{@code
 * final class Order {
 *     @Position(0) private long id;
 *     @Position(2) private String customer; // 1 was the customer's number
 * }
 * }</pre>
 */
@Documented
@WireAnnotation
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface Position {

    /**
     * The place.
     *
     * @return a number from 0 to 1023
     */
    int value();
}

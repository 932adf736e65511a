package io.framewright.codec.msgpack;

import io.framewright.codec.WireAnnotation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The number of an enum's constant on the wire, in place of its name: a byte instead of some. On all constants of an enum
 * or on none. A number is never used again for another constant.
 *
 * <p>Where constants have numbers, their names are still read. So an enum that goes over to numbers first gets them
 * at the readers.
 *
 * <pre>{@code
 * enum Side {
 *     @WireNumber(1) BUY,
 *     @WireNumber(2) SELL
 * }
 * }</pre>
 */
@Documented
@WireAnnotation
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface WireNumber {

    /**
     * The number.
     *
     * @return any number; those from 0 to 127 take one byte
     */
    int value();
}

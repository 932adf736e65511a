package io.framewright.codec.msgpack;

import io.framewright.codec.WireAnnotation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name on the wire of an enum's constant, or of a member where objects are maps, if it is not the one in the source. On
 * a field, its getter, its setter, a component of a record, or a constant of an enum.
 *
 * <p>Who renames a member or a constant keeps the old name by this annotation.
 *
 * <pre>{@code
 * record Order(long id, @WireName("customer") String buyer) {}
 * }</pre>
 */
@Documented
@WireAnnotation
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface WireName {

    /**
     * The name.
     *
     * @return the name on the wire
     */
    String value();
}

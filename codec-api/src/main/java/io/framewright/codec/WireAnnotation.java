package io.framewright.codec;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an annotation of members or constants whose change changes the wire: {@link MessageTypes#describe()} prints it,
 * and so {@link MessageTypes#fingerprint()} covers it. Such an annotation has one element, {@code value}, that is a string
 * or a number.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.ANNOTATION_TYPE)
public @interface WireAnnotation {}

package io.framewright.codec;

import io.framewright.codec.spec.SpecText;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Prints the annotations of members and constants that are marked with {@link WireAnnotation}. */
final class WireAnnotations {

    private WireAnnotations() {}

    /** Returns those of a bean's or a record's member, on its field, its getter or its setter; each behind a space. */
    static String of(Field field) {
        String name = field.getName();
        String property = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        Set<String> accessors = Set.of(name, "get" + property, "is" + property, "set" + property);
        Stream<Method> methods = Stream.of(field.getDeclaringClass().getDeclaredMethods())
                .filter(method -> accessors.contains(method.getName()));
        Set<String> texts = new TreeSet<>();
        Stream.concat(Stream.of(field), methods)
                .map(AnnotatedElement.class::cast)
                .flatMap(element -> Stream.of(element.getAnnotations()))
                .filter(annotation -> annotation.annotationType().isAnnotationPresent(WireAnnotation.class))
                .forEach(annotation -> texts.add(text(annotation)));
        return texts.isEmpty() ? "" : " " + String.join(" ", texts);
    }

    private static String text(Annotation annotation) {
        return "@" + annotation.annotationType().getName() + "(" + value(annotation) + ")";
    }

    private static String value(Annotation annotation) {
        try {
            Object value = annotation.annotationType().getMethod("value").invoke(annotation);
            return value instanceof String string
                    ? SpecText.quote(string.getBytes(StandardCharsets.UTF_8))
                    : String.valueOf(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(annotation + " is no annotation with one value", e);
        }
    }
}

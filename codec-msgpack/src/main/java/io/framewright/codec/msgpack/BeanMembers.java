package io.framewright.codec.msgpack;

import io.framewright.codec.binding.DeclaredType;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the members of a bean: its fields and those of its superclasses, except static and transient ones. A field that has
 * both a public getter and a public setter is read and set by these.
 */
record BeanMembers(DeclaredType type) {

    List<Member> find() throws IllegalAccessException {
        requireBean();
        List<Member> members = new ArrayList<>();
        for (Class<?> level = type.raw(); !JdkTypes.isJdk(level); level = level.getSuperclass()) {
            List<Member> own = new ArrayList<>();
            for (Field field : level.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && !Modifier.isTransient(field.getModifiers())
                        && !field.isSynthetic()) {
                    own.add(member(field));
                }
            }
            members.addAll(0, own);
        }
        return members;
    }

    private Member member(Field field) throws IllegalAccessException {
        Kind kind = Kind.of(field.getType());
        @Nullable Method getter = getter(field);
        @Nullable Method setter = setter(field);
        boolean direct = getter == null || setter == null;
        if (direct && Modifier.isFinal(field.getModifiers())) {
            throw new IllegalArgumentException(field.getDeclaringClass().getName() + "." + field.getName()
                    + " is final and has no getter and setter: make the class a record, or the field transient");
        }
        List<AnnotatedElement> places = Stream.<@Nullable AnnotatedElement>of(field, getter, setter)
                .filter(place -> place != null)
                .toList();
        return new Member(
                field.getName(),
                Names.of(annotated(places, WireName.class), field.getName()),
                MemberOrder.position(annotated(places, Position.class)),
                kind,
                type.ofMember(field.getDeclaringClass(), field.getGenericType()),
                getter == null || setter == null ? Access.getter(field, kind) : Access.getter(getter, kind),
                getter == null || setter == null ? Access.setter(field, kind) : Access.setter(setter, kind));
    }

    private static AnnotatedElement annotated(List<AnnotatedElement> places, Class<? extends Annotation> annotation) {
        return places.stream()
                .filter(place -> place.isAnnotationPresent(annotation))
                .findFirst()
                .orElse(places.get(0));
    }

    private @Nullable Method getter(Field field) {
        String name = capitalized(field);
        boolean truth = field.getType() == boolean.class;
        return method(method -> method.getParameterCount() == 0
                && method.getReturnType() == field.getType()
                && (method.getName().equals("get" + name)
                        || (truth && method.getName().equals("is" + name))));
    }

    private @Nullable Method setter(Field field) {
        String name = "set" + capitalized(field);
        return method(method -> method.getName().equals(name)
                && method.getParameterCount() == 1
                && method.getParameterTypes()[0] == field.getType());
    }

    private @Nullable Method method(Predicate<Method> wanted) {
        return Stream.of(type.raw().getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isBridge())
                .filter(wanted)
                .findFirst()
                .orElse(null);
    }

    private static String capitalized(Field field) {
        return field.getName().substring(0, 1).toUpperCase(Locale.ROOT)
                + field.getName().substring(1);
    }

    private void requireBean() {
        Class<?> raw = type.raw();
        if (JdkTypes.isJdk(raw)) {
            throw new IllegalArgumentException(raw.getTypeName() + " cannot be part of a message");
        }
        if (raw.isHidden()) {
            throw new IllegalArgumentException(raw.getName() + " is a hidden class or a lambda");
        }
        if (Collection.class.isAssignableFrom(raw) || Map.class.isAssignableFrom(raw)) {
            throw new IllegalArgumentException(
                    raw.getName() + " is a collection of its own kind; put a JDK collection into a field instead");
        }
        Class<?> superclass = raw.getSuperclass();
        while (!JdkTypes.isJdk(superclass)) {
            superclass = superclass.getSuperclass();
        }
        if (superclass != Object.class) {
            throw new IllegalArgumentException(
                    raw.getName() + " extends the JDK's " + superclass.getName() + ", whose fields cannot be read");
        }
    }
}

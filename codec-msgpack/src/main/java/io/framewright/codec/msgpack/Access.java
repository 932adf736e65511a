package io.framewright.codec.msgpack;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;

/**
 * Method handles on an application's classes, of types that name none of these classes: so code that is made at run time
 * needs no access to them, and works whichever class loader they have.
 */
final class Access {

    private Access() {}

    /** All that is in a class if its module opens the package to this one, else what is public. */
    private static Lookup lookup(Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
        } catch (IllegalAccessException e) {
            return MethodHandles.publicLookup();
        }
    }

    /** Takes an Object, returns the kind's carrier. */
    static MethodHandle getter(Method method, Kind kind) throws IllegalAccessException {
        return getter(lookup(method.getDeclaringClass()).unreflect(method), kind);
    }

    /** Takes an Object, returns the kind's carrier. */
    static MethodHandle getter(Field field, Kind kind) throws IllegalAccessException {
        return getter(lookup(field.getDeclaringClass()).unreflectGetter(field), kind);
    }

    private static MethodHandle getter(MethodHandle handle, Kind kind) {
        return handle.asType(MethodType.methodType(kind.carrier(), Object.class));
    }

    /** Takes an Object and the kind's carrier. */
    static MethodHandle setter(Method method, Kind kind) throws IllegalAccessException {
        return setter(lookup(method.getDeclaringClass()).unreflect(method), kind);
    }

    /** Takes an Object and the kind's carrier. */
    static MethodHandle setter(Field field, Kind kind) throws IllegalAccessException {
        return setter(lookup(field.getDeclaringClass()).unreflectSetter(field), kind);
    }

    private static MethodHandle setter(MethodHandle handle, Kind kind) {
        return narrowing(handle).asType(MethodType.methodType(void.class, Object.class, kind.carrier()));
    }

    /** The constructor without parameters; returns Object. */
    static MethodHandle constructor(Class<?> type) throws IllegalAccessException {
        try {
            return constructor(type.getDeclaredConstructor(), List.of());
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(
                    type.getName() + " has no constructor without parameters, and objects are never made without one:"
                            + " add it (it may be private), make the class static, or make it a record",
                    e);
        }
    }

    /** A record's canonical constructor: takes the carriers of its components, returns Object. */
    static MethodHandle constructor(Class<?> record, List<Class<?>> parameters) throws IllegalAccessException {
        try {
            List<Class<?>> carriers = parameters.stream()
                    .<Class<?>>map(type -> Kind.of(type).carrier())
                    .toList();
            return constructor(record.getDeclaredConstructor(parameters.toArray(Class<?>[]::new)), carriers);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has a canonical constructor", e);
        }
    }

    private static MethodHandle constructor(Constructor<?> constructor, List<Class<?>> carriers)
            throws IllegalAccessException {
        MethodHandle handle = lookup(constructor.getDeclaringClass()).unreflectConstructor(constructor);
        return narrowing(handle).asType(MethodType.methodType(Object.class, carriers));
    }

    /** Takes an int for each byte, short and char, which the reader has checked. */
    private static MethodHandle narrowing(MethodHandle handle) {
        MethodType type = handle.type();
        Class<?>[] parameters = Stream.of(type.parameterArray())
                .map(parameter -> parameter.isPrimitive() ? Kind.of(parameter).carrier() : parameter)
                .toArray(Class<?>[]::new);
        return MethodHandles.explicitCastArguments(handle, MethodType.methodType(type.returnType(), parameters));
    }
}

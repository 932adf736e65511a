package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.KryoSerializable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

/** Finds out how objects of an application's class are made, and refuses the classes that cannot be messages. */
final class Constructors {

    private Constructors() {}

    /** The constructor without parameters, public or not, returning Object. */
    static MethodHandle ofBean(Class<?> type) throws IllegalAccessException {
        requireBean(type);
        try {
            return open(type.getDeclaredConstructor()).asType(MethodType.methodType(Object.class));
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(
                    type.getName() + " has no constructor without parameters, and objects are never made without one:"
                            + " add it (it may be private), make the class static, or make it a record",
                    e);
        }
    }

    /** The canonical constructor, taking an array of all arguments and returning Object. */
    static MethodHandle ofRecord(Class<?> type) throws IllegalAccessException {
        Class<?>[] parameters = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return open(type.getDeclaredConstructor(parameters))
                    .asSpreader(Object[].class, parameters.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has a canonical constructor", e);
        }
    }

    private static MethodHandle open(Constructor<?> constructor) throws IllegalAccessException {
        constructor.setAccessible(true);
        return MethodHandles.lookup().unreflectConstructor(constructor);
    }

    private static void requireBean(Class<?> type) {
        if (JdkClasses.isJdk(type)) {
            throw new IllegalArgumentException(type.getTypeName() + " cannot be part of a message");
        }
        if (type.isHidden()) {
            throw new IllegalArgumentException(type.getName() + " is a hidden class or a lambda");
        }
        if (KryoSerializable.class.isAssignableFrom(type) || type.isAnnotationPresent(DefaultSerializer.class)) {
            throw new IllegalArgumentException(
                    type.getName() + " brings its own Kryo serializer, whose input nothing would check");
        }
        if (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)) {
            throw new IllegalArgumentException(
                    type.getName() + " is a collection of its own kind; put a JDK collection into a field instead");
        }
        Class<?> superclass = type.getSuperclass();
        while (!JdkClasses.isJdk(superclass)) {
            superclass = superclass.getSuperclass();
        }
        if (superclass != Object.class) {
            throw new IllegalArgumentException(
                    type.getName() + " extends the JDK's " + superclass.getName() + ", whose fields cannot be read");
        }
    }
}

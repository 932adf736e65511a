package io.framewright.codec.msgpack;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/** The nested classes with their numbers, and the advice to give where one is missing. */
final class ClassNumbers {

    private final SortedMap<Integer, Class<?>> nested;

    ClassNumbers(SortedMap<Integer, Class<?>> nested) {
        this.nested = nested;
        nested.forEach(ClassNumbers::requireUsable);
    }

    private static void requireUsable(int number, Class<?> type) {
        if (number < 1) {
            throw new IllegalArgumentException("the number of " + type.getName() + " must be 1 or more, not " + number);
        }
        if (!isConcrete(type) && !JdkTypes.isJdk(type)) {
            throw new IllegalArgumentException(
                    type.getName() + " is abstract: number the classes that extend or implement it instead of itself");
        }
    }

    /** Whether objects of exactly this class, or for enums of it, can exist. */
    static boolean isConcrete(Class<?> type) {
        return type.isArray() || type.isEnum() || !Modifier.isAbstract(type.getModifiers());
    }

    SortedMap<Integer, Class<?>> nested() {
        return nested;
    }

    /** The numbered classes that are, extend or implement a type. */
    List<Class<?>> under(Class<?> type) {
        return new ArrayList<>(
                nested.values().stream().filter(type::isAssignableFrom).toList());
    }

    /** The classes that must be numbered if a field of a type can hold more than one class. */
    static Set<Class<?>> required(Class<?> type) {
        Set<Class<?>> required = new LinkedHashSet<>();
        if (isConcrete(type)) {
            required.add(type);
        }
        if (type.isSealed() && !type.isEnum()) {
            Stream.of(type.getPermittedSubclasses()).forEach(permitted -> required.addAll(required(permitted)));
        }
        return required;
    }

    /** The lines that number some classes, beginning with the first number that is free. */
    String lines(Collection<Class<?>> missing) {
        int number = nested.isEmpty() ? 1 : nested.lastKey() + 1;
        StringBuilder lines = new StringBuilder();
        for (Class<?> type : missing) {
            String name = type.getCanonicalName();
            lines.append("\n    .nested(")
                    .append(number++)
                    .append(", ")
                    .append(name == null ? type.getName() : name)
                    .append(".class)");
        }
        return lines.toString();
    }

    /** What to say when an object has a class that the declared type and the numbers do not admit. */
    String unexpected(Class<?> type, Class<?> declared) {
        if (JdkTypes.isJdk(type) && !type.isArray()) {
            return type.getName() + " cannot be written where " + declared.getName() + " is declared";
        }
        Set<Class<?>> missing = new LinkedHashSet<>(JdkTypes.isJdk(declared) ? Set.of() : required(declared));
        missing.add(type);
        missing.removeAll(nested.values());
        return type.getName() + " has no number, and the declared type is " + declared.getName() + "; add"
                + lines(missing);
    }
}

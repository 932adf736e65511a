package io.framewright.codec.kryo;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/** The application's nested classes with their numbers, and the advice to give where one is missing. */
final class ClassNumbers {

    private final SortedMap<Integer, Class<?>> nested;

    ClassNumbers(SortedMap<Integer, Class<?>> nested) {
        this.nested = nested;
        nested.forEach(ClassNumbers::requireUsable);
    }

    private static void requireUsable(int number, Class<?> type) {
        if (number < 1 || number > Integer.MAX_VALUE - JdkClasses.MAX_ID - 1) {
            throw new IllegalArgumentException("the number of " + type.getName() + " is out of range: " + number);
        }
        if (JdkClasses.ids().containsKey(type)) {
            throw new IllegalArgumentException(type.getName() + " has a fixed number and needs none");
        }
        if (!isConcrete(type)) {
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
        List<Class<?>> under = new ArrayList<>();
        nested.values().stream().filter(type::isAssignableFrom).forEach(under::add);
        return under;
    }

    boolean has(Class<?> type) {
        return nested.containsValue(type);
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
            lines.append("\n    .nested(")
                    .append(number++)
                    .append(", ")
                    .append(sourceName(type))
                    .append(".class)");
        }
        return lines.toString();
    }

    private static String sourceName(Class<?> type) {
        String name = type.getCanonicalName();
        return name == null ? type.getName() : name;
    }

    /** What to say when an object has a class that its field's declaration and the numbers do not admit. */
    String unexpected(Class<?> type, Class<?> declared) {
        if (JdkClasses.isJdk(type) && !type.isArray()) {
            return type.getName() + " cannot be written where " + declared.getName() + " is declared";
        }
        Set<Class<?>> missing = new LinkedHashSet<>(JdkClasses.isJdk(declared) ? Set.of() : required(declared));
        missing.add(type);
        missing.removeIf(this::has);
        return type.getName() + " has no number, and the declared type is " + declared.getName() + "; add"
                + lines(missing);
    }
}

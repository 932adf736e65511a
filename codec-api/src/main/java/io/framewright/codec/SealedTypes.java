package io.framewright.codec;

import java.lang.reflect.Modifier;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What {@link MessageTypes} asks of sealed classes and interfaces: that their members be listed, with numbers. */
final class SealedTypes {

    private SealedTypes() {}

    static void requireNotSealed(Class<?> type) {
        if (type.isSealed() && !isConcrete(type)) {
            throw new IllegalArgumentException(type.getName() + " is sealed: list its members instead"
                    + lines(1, members(type).distinct()));
        }
    }

    static void requireConcrete(Class<?> type) {
        if (!isConcrete(type)) {
            throw new IllegalArgumentException("no message is exactly a " + type.getName()
                    + ", which is abstract: list the classes of the messages instead");
        }
    }

    static void requireComplete(Class<?> root, SortedMap<Integer, ? extends Class<?>> listed) {
        if (!root.isSealed()) {
            return;
        }
        TreeSet<Integer> numbers = new TreeSet<>(listed.keySet());
        String missing =
                lines(numbers.last() + 1, members(root).distinct().filter(member -> !listed.containsValue(member)));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    root.getName() + " is sealed and not all its members are listed; add" + missing);
        }
    }

    /** The classes that can be instantiated among what a sealed type permits, transitively. */
    private static Stream<Class<?>> members(Class<?> type) {
        Stream<Class<?>> below =
                type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(SealedTypes::members) : Stream.of();
        return isConcrete(type) ? Stream.concat(Stream.of(type), below) : below;
    }

    private static boolean isConcrete(Class<?> type) {
        return type.isArray() || !Modifier.isAbstract(type.getModifiers());
    }

    private static String lines(int firstNumber, Stream<Class<?>> members) {
        StringBuilder lines = new StringBuilder();
        int[] number = {firstNumber};
        members.forEach(member -> lines.append("\n    .add(")
                .append(number[0]++)
                .append(", ")
                .append(member.getCanonicalName())
                .append(".class)"));
        return lines.toString();
    }
}

package io.framewright.codec.jdk;

import io.framewright.codec.DeclaredTypes;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The classes whose names may stand in the bytes of a message, by name. Immutable. */
final class AllowedClasses {

    private final Map<String, Class<?>> byName = new HashMap<>();

    private AllowedClasses() {}

    static AllowedClasses of(Class<?> type, Collection<Class<?>> nested, HashCollections hashCollections) {
        requireMessageClass(type);
        DeclaredTypes declared = DeclaredTypes.of(type, nested);
        requireClosed(type, declared);
        if (hashCollections == HashCollections.REFUSED) {
            declared.classes().forEach(each -> requireNotHashed(type, each));
        }
        AllowedClasses allowed = new AllowedClasses();
        allowed.add(Object.class);
        allowed.add(String.class);
        declared.classes().forEach(each -> {
            allowed.add(each);
            SerialForms.of(each, hashCollections).forEach(allowed::add);
        });
        return allowed;
    }

    private void add(Class<?> type) {
        for (Class<?> level = type; level != null; level = level.getSuperclass()) {
            if (level == type || Serializable.class.isAssignableFrom(level)) {
                byName.put(SerialForms.nameOf(level), level);
            }
        }
    }

    /** Finds a class by the name in a class descriptor, or returns null for one that is not allowed. */
    @Nullable
    Class<?> find(String name) {
        Class<?> listed = byName.get(name);
        if (listed != null || name.length() < 2 || name.charAt(0) != '[') {
            return listed;
        }
        Class<?> component = name.length() == 2
                ? SerialForms.primitive(name.charAt(1))
                : name.charAt(1) == 'L' && name.endsWith(";") ? byName.get(name.substring(2, name.length() - 1)) : null;
        return component == null ? null : component.arrayType();
    }

    /** Tells whether a class, or the class of an array's elements, is allowed. */
    boolean contains(Class<?> type) {
        Class<?> component = type.getComponentType();
        return byName.get(SerialForms.nameOf(type)) == type
                || (component != null && (component.isPrimitive() || contains(component)));
    }

    private static void requireMessageClass(Class<?> type) {
        if (!Serializable.class.isAssignableFrom(type)) {
            throw new IllegalArgumentException(type.getName() + " does not implement java.io.Serializable");
        }
        if (type.isInterface() || type.isArray() || (Modifier.isAbstract(type.getModifiers()) && !type.isEnum())) {
            throw new IllegalArgumentException(type.getName() + " is no class that a message can have exactly");
        }
    }

    private static void requireClosed(Class<?> type, DeclaredTypes declared) {
        List<DeclaredTypes.Open> open =
                declared.open().stream().filter(each -> !isOfJdk(each.type())).toList();
        if (!open.isEmpty()) {
            throw new IllegalArgumentException(type.getName() + " leaves open which classes it contains: " + open
                    + "; list those that occur with MessageTypes.Builder.nested");
        }
    }

    private static void requireNotHashed(Class<?> type, Class<?> declared) {
        Class<?> level = declared;
        while (level != null && !isOfJdk(level)) {
            level = level.getSuperclass();
        }
        if (level != null && isHashed(level)) {
            throw new IllegalArgumentException(type.getName() + " declares " + declared.getName()
                    + ", and reading hash collections lets the peer choose what is hashed; if peers are trusted, write"
                    + " jdk(hash-collections) or HashCollections.ADMITTED, else declare a List, SortedMap, SortedSet,"
                    + " EnumMap or EnumSet");
        }
    }

    private static boolean isHashed(Class<?> type) {
        boolean mapOrSet = Map.class.isAssignableFrom(type) || Set.class.isAssignableFrom(type);
        return mapOrSet
                && !SortedMap.class.isAssignableFrom(type)
                && !SortedSet.class.isAssignableFrom(type)
                && !EnumMap.class.isAssignableFrom(type)
                && !EnumSet.class.isAssignableFrom(type);
    }

    private static boolean isOfJdk(Class<?> type) {
        return type.getClassLoader() == null || type.getClassLoader() == ClassLoader.getPlatformClassLoader();
    }
}

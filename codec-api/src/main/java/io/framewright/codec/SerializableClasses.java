package io.framewright.codec;

import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The classes that may occur in messages of one class that are serialized by way of {@link Serializable}: the message's,
 * those that its fields declare, nested ones that were listed, their superclasses, and the serial forms of the JDK's
 * types among them. Codecs look up names here instead of asking a class loader, so that no other class is loaded.
 * Immutable.
 */
public final class SerializableClasses {

    /** The JDK's class that {@code List.of}, {@code Set.of} and {@code Map.of} are written as. */
    public static final Class<?> IMMUTABLE_COLLECTIONS = SerialForms.IMMUTABLE_COLLECTION;

    private final Map<String, Class<?>> byName = new HashMap<>();
    private final Set<Class<?>> classes = new LinkedHashSet<>();

    private final Class<?> immutableCollections;

    private SerializableClasses(Class<?> immutableCollections) {
        this.immutableCollections = immutableCollections;
    }

    /**
     * Finds the classes, or says why there is no end of them.
     *
     * @param codec the codec's name, for messages
     * @param type the messages' exact class
     * @param nested classes that appear inside messages where a field's declared type leaves the class open
     * @param hashCollections whether messages may contain hash collections
     * @param immutableCollections the class to read in place of {@code java.util.CollSer}, which makes immutable sets
     *     and maps without asking
     * @return the classes
     * @throws IllegalArgumentException if the class is no message class, leaves open what it contains, or contains
     *     hash collections that are refused; the text says what to change
     */
    public static SerializableClasses of(
            String codec,
            Class<?> type,
            Collection<Class<?>> nested,
            HashCollections hashCollections,
            Class<?> immutableCollections) {
        DeclaredTypes declared = declared(type, nested);
        requireClosed(type, declared);
        return of(codec, type, declared, hashCollections, immutableCollections);
    }

    /**
     * Finds the classes as far as they are declared, for learning which others occur: fields may leave open what they
     * contain, and what they contain is then refused.
     *
     * @param codec the codec's name, for messages
     * @param type the messages' exact class
     * @param nested classes that appear inside messages where a field's declared type leaves the class open
     * @param hashCollections whether messages may contain hash collections
     * @param immutableCollections the class to read in place of {@code java.util.CollSer}
     * @return the classes
     * @throws IllegalArgumentException if the class is no message class, or contains hash collections that are refused;
     *     the text says what to change
     */
    public static SerializableClasses learning(
            String codec,
            Class<?> type,
            Collection<Class<?>> nested,
            HashCollections hashCollections,
            Class<?> immutableCollections) {
        return of(codec, type, declared(type, nested), hashCollections, immutableCollections);
    }

    private static DeclaredTypes declared(Class<?> type, Collection<Class<?>> nested) {
        requireMessageClass(type);
        return DeclaredTypes.of(type, nested);
    }

    private static SerializableClasses of(
            String codec,
            Class<?> type,
            DeclaredTypes declared,
            HashCollections hashCollections,
            Class<?> immutableCollections) {
        if (hashCollections == HashCollections.REFUSED) {
            declared.classes().forEach(each -> requireNotHashed(codec, type, each));
        }
        SerializableClasses allowed = new SerializableClasses(immutableCollections);
        allowed.add(Object.class);
        allowed.add(String.class);
        declared.classes().forEach(each -> {
            allowed.add(each);
            SerialForms.of(each, hashCollections).forEach(allowed::add);
        });
        allowed.byName.replace(SerialForms.IMMUTABLE_COLLECTION.getName(), immutableCollections);
        return allowed;
    }

    private void add(Class<?> type) {
        for (Class<?> level = type; level != null; level = level.getSuperclass()) {
            if (level == type || Serializable.class.isAssignableFrom(level)) {
                byName.put(level.getName(), level);
                classes.add(level);
            }
        }
    }

    /** All classes that are admitted, and all types that fields declare. */
    Set<Class<?>> all() {
        return classes;
    }

    /**
     * Lists those that are not the JDK's, and what is serializable above them: their methods run when a message is read or
     * written.
     *
     * @return the classes, in no order, enums and interfaces among them
     */
    public List<Class<?>> ofApplication() {
        return classes.stream().filter(type -> !DeclaredTypes.isJdk(type)).toList();
    }

    /**
     * Finds a class by the name in the bytes. Arrays of one dimension of admitted classes are admitted too.
     *
     * @param name a name as {@link Class#getName} gives it
     * @return the class to read, or null for one that is not admitted
     */
    public @Nullable Class<?> find(String name) {
        Class<?> listed = byName.get(name);
        if (listed != null || name.length() < 2 || name.charAt(0) != '[') {
            return listed;
        }
        Class<?> component = name.length() == 2
                ? SerialForms.primitive(name.charAt(1))
                : name.charAt(1) == 'L' && name.endsWith(";") ? byName.get(name.substring(2, name.length() - 1)) : null;
        return component == null ? null : component.arrayType();
    }

    /**
     * Tells whether a class is admitted. Arrays of one dimension of admitted classes, and of primitive types, are.
     *
     * @param type any class
     * @return whether it may occur in messages
     */
    public boolean contains(Class<?> type) {
        Class<?> component = type.getComponentType();
        return classes.contains(type)
                || type == immutableCollections
                || (component != null && (component.isPrimitive() || classes.contains(component)));
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
        List<DeclaredTypes.Open> open = declared.open().stream()
                .filter(each -> !DeclaredTypes.isJdk(each.type()))
                .toList();
        if (!open.isEmpty()) {
            throw new IllegalArgumentException(type.getName() + " leaves open which classes it contains: " + open
                    + "; list those that occur with MessageTypes.Builder.nested");
        }
    }

    private static void requireNotHashed(String codec, Class<?> type, Class<?> declared) {
        Class<?> level = declared;
        while (level != null && !DeclaredTypes.isJdk(level)) {
            level = level.getSuperclass();
        }
        if (level != null && isHashed(level)) {
            throw new IllegalArgumentException(type.getName() + " declares " + declared.getName()
                    + ", and reading hash collections lets the peer choose what is hashed; if peers are trusted, write"
                    + " " + codec
                    + "(hash-collections) or HashCollections.ADMITTED, else declare a List, SortedMap, SortedSet,"
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
}

package io.framewright.codec;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The classes that messages of one class can be made of, as far as fields declare them: what a codec may instantiate.
 * Immutable.
 *
 * <p>The search starts at the message's class and the nested classes that were listed. It follows the types of their
 * fields, those of superclasses included, except static, transient and synthetic ones; the components of arrays; type
 * arguments, such as {@code Image} in {@code List<Image>}, of fields and of superclasses; the bounds of wildcards and of
 * type parameters that nothing binds; and the permitted subclasses of sealed types. A record's components are its
 * fields. Classes of the JDK, and enums, are leaves: their own fields are not looked at.
 */
public final class DeclaredTypes {

    private final Set<Class<?>> classes;
    private final List<Open> open;

    private DeclaredTypes(Set<Class<?>> classes, List<Open> open) {
        this.classes = Collections.unmodifiableSet(classes);
        this.open = open;
    }

    /**
     * A type that does not tell which classes its values have: {@code Object}, an interface, or an abstract class.
     *
     * @param type the type
     * @param declaredBy the {@link Field} that declares it; or the {@link Class} that binds it to a type parameter of its
     *     superclass, or that leaves its own type parameter unbound
     */
    public record Open(Class<?> type, AnnotatedElement declaredBy) {

        /** Prints the type and where it is declared: {@code java.lang.Object in Order.payload}. */
        @Override
        public String toString() {
            String place = declaredBy instanceof Field field
                    ? field.getDeclaringClass().getName() + "." + field.getName()
                    : ((Class<?>) declaredBy).getName();
            return type.getName() + " in " + place;
        }
    }

    /**
     * Finds the classes that messages of one class can be made of.
     *
     * @param root the messages' class
     * @param nested further classes that appear inside messages
     * @return the classes found
     */
    public static DeclaredTypes of(Class<?> root, Collection<Class<?>> nested) {
        DeclaredTypeWalk walk = new DeclaredTypeWalk();
        walk.addRoot(root);
        nested.forEach(walk::addRoot);
        List<Open> open = walk.declared().stream()
                .filter(declared -> isOpen(declared.type(), walk.classes(), nested))
                .toList();
        return new DeclaredTypes(walk.classes(), open);
    }

    /**
     * Lists the classes: the message's, the nested ones, and all types that their fields declare, interfaces and array
     * classes included, primitives excluded.
     *
     * @return a set in the order in which they were found, the message's class first; it cannot be changed
     */
    public Set<Class<?>> classes() {
        return classes;
    }

    /**
     * Lists the declared types that no class of {@link #classes} can stand for: a codec does not know what to
     * instantiate until a nested class is listed. The JDK's collections and maps are not among them. For other types of
     * the JDK, such as {@code Object}, {@code Number} or {@code Serializable}, only nested classes count, because nearly
     * every class would fit by chance.
     *
     * @return the types, each with every place that declares it
     */
    public List<Open> open() {
        return open;
    }

    private static boolean isOpen(Class<?> type, Collection<Class<?>> listed, Collection<Class<?>> nested) {
        boolean jdk = isJdk(type);
        if (type.isPrimitive()
                || isConcrete(type)
                || type.isEnum()
                || (jdk && (type.isSealed() || isContainer(type)))) {
            return false;
        }
        return (jdk ? nested : listed)
                .stream()
                        .noneMatch(candidate ->
                                type.isAssignableFrom(candidate) && (isConcrete(candidate) || candidate.isEnum()));
    }

    static boolean isJdk(Class<?> type) {
        return type.getClassLoader() == null || type.getClassLoader() == ClassLoader.getPlatformClassLoader();
    }

    static boolean isContainer(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type) || type == Iterable.class;
    }

    private static boolean isConcrete(Class<?> type) {
        return type.isArray() || (type != Object.class && !Modifier.isAbstract(type.getModifiers()));
    }
}

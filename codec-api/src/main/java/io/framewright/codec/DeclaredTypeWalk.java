package io.framewright.codec;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Walks over the types that fields declare. A type variable contributes nothing where a field uses it: what it stands
 * for is found where it is bound, and where nothing binds it, its bound is taken there.
 */
final class DeclaredTypeWalk {

    private final Set<Class<?>> classes = new LinkedHashSet<>();
    private final Set<DeclaredTypes.Open> declared = new LinkedHashSet<>();
    private final Deque<Class<?>> pending = new ArrayDeque<>();

    /** All types found, in the order in which they were. */
    Set<Class<?>> classes() {
        return classes;
    }

    /** Every type that a place declares, open or not. */
    Set<DeclaredTypes.Open> declared() {
        return declared;
    }

    void addRoot(Class<?> root) {
        addClass(root);
        addBounds(root, root);
        while (!pending.isEmpty()) {
            expand(pending.remove());
        }
    }

    private void addClass(Class<?> type) {
        if (type.isPrimitive() || !classes.add(type)) {
            return;
        }
        if (type.isArray()) {
            addClass(type.getComponentType());
        } else if (!DeclaredTypes.isJdk(type) && !type.isEnum()) {
            pending.add(type);
        }
    }

    private void expand(Class<?> type) {
        if (type.isSealed()) {
            List.of(type.getPermittedSubclasses()).forEach(this::addClass);
        }
        for (Class<?> level = type; level != null && !DeclaredTypes.isJdk(level); level = level.getSuperclass()) {
            addFields(level);
            addArgumentsOfSuperclass(level);
        }
    }

    private void addFields(Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())
                    && !Modifier.isTransient(field.getModifiers())
                    && !field.isSynthetic()) {
                addType(field.getGenericType(), field);
            }
        }
    }

    private void addArgumentsOfSuperclass(Class<?> type) {
        Class<?> superclass = type.getSuperclass();
        if (superclass == null || !isGenericContent(superclass)) {
            return;
        }
        if (type.getGenericSuperclass() instanceof ParameterizedType parameterized) {
            addArguments(parameterized, type);
        } else {
            addBounds(superclass, type);
        }
    }

    private void addType(Type type, AnnotatedElement place) {
        if (type instanceof Class<?> plain) {
            if (addDeclared(plain, place)) {
                addBounds(plain, place);
            }
        } else if (type instanceof ParameterizedType parameterized) {
            addDeclared((Class<?>) parameterized.getRawType(), place);
            addArguments(parameterized, place);
        } else if (type instanceof GenericArrayType array) {
            addClass(erasure(array));
            addType(array.getGenericComponentType(), place);
        }
    }

    private static Class<?> erasure(Type type) {
        if (type instanceof GenericArrayType array) {
            return erasure(array.getGenericComponentType()).arrayType();
        }
        if (type instanceof TypeVariable<?> variable) {
            return erasure(variable.getBounds()[0]);
        }
        return (Class<?>) (type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type);
    }

    /** Returns false if the same place has declared the type before. */
    private boolean addDeclared(Class<?> type, AnnotatedElement place) {
        addClass(type);
        return declared.add(new DeclaredTypes.Open(elementOf(type), place));
    }

    private static Class<?> elementOf(Class<?> type) {
        return type.isArray() ? elementOf(type.getComponentType()) : type;
    }

    private void addArguments(ParameterizedType type, AnnotatedElement place) {
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw == Class.class) {
            return;
        }
        Type[] arguments = type.getActualTypeArguments();
        for (int i = 0; i < arguments.length; i++) {
            addArgument(arguments[i], raw.getTypeParameters()[i], place);
        }
    }

    private void addArgument(Type argument, TypeVariable<?> parameter, AnnotatedElement place) {
        if (argument instanceof WildcardType wildcard) {
            List.of(wildcard.getLowerBounds()).forEach(bound -> addType(bound, place));
            Type upper = wildcard.getUpperBounds()[0];
            addType(upper == Object.class ? parameter.getBounds()[0] : upper, place);
        } else {
            addType(argument, place);
        }
    }

    /** What the type parameters of a class stand for where it is used without arguments. */
    private void addBounds(Class<?> type, AnnotatedElement place) {
        Class<?> raw = elementOf(type);
        if (isGenericContent(raw)) {
            for (TypeVariable<?> parameter : raw.getTypeParameters()) {
                addType(parameter.getBounds()[0], place);
            }
        }
    }

    /** Whether objects of a generic class hold objects of its type arguments, as far as one can tell. */
    private static boolean isGenericContent(Class<?> raw) {
        return !DeclaredTypes.isJdk(raw) || DeclaredTypes.isContainer(raw);
    }
}

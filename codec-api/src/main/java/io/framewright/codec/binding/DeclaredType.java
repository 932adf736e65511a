package io.framewright.codec.binding;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A type as a field declares it, with all type variables replaced. A wildcard counts as its upper bound, and a variable
 * that nothing binds as its first bound. So {@code T} in {@code Box<T>} is a {@code String} where a field is declared as
 * {@code Box<String>}.
 *
 * @param raw the class
 * @param arguments the class's type arguments; an array's only one is its component; none if the type is raw
 */
public record DeclaredType(Class<?> raw, List<DeclaredType> arguments) {

    /** What nothing more is known of. */
    public static final DeclaredType OBJECT = of(Object.class);

    /**
     * Checks the parts.
     *
     * @param raw the class
     * @param arguments the class's type arguments
     */
    public DeclaredType {
        arguments = List.copyOf(arguments);
    }

    /**
     * A type that is named without type arguments.
     *
     * @param type the class
     * @return the type
     */
    public static DeclaredType of(Class<?> type) {
        return new DeclaredType(type, type.isArray() ? List.of(of(type.getComponentType())) : List.of());
    }

    private static DeclaredType of(Type type, Map<TypeVariable<?>, DeclaredType> bindings) {
        if (type instanceof Class<?> plain) {
            return of(plain);
        }
        if (type instanceof ParameterizedType parameterized) {
            return new DeclaredType(
                    erase(type),
                    Stream.of(parameterized.getActualTypeArguments())
                            .map(argument -> of(argument, bindings))
                            .toList());
        }
        if (type instanceof GenericArrayType array) {
            DeclaredType component = of(array.getGenericComponentType(), bindings);
            return new DeclaredType(component.raw().arrayType(), List.of(component));
        }
        if (type instanceof WildcardType wildcard) {
            return of(wildcard.getUpperBounds()[0], bindings);
        }
        DeclaredType bound = bindings.get(type);
        return bound == null ? of(erase(type)) : bound;
    }

    private static Class<?> erase(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        if (type instanceof TypeVariable<?> variable) {
            return erase(variable.getBounds()[0]);
        }
        if (type instanceof GenericArrayType array) {
            return erase(array.getGenericComponentType()).arrayType();
        }
        return type instanceof Class<?> plain ? plain : Object.class;
    }

    /**
     * Gives a type argument.
     *
     * @param index its index, from 0
     * @return the argument, or Object if the type is raw
     */
    public DeclaredType argument(int index) {
        return index < arguments.size() ? arguments.get(index) : OBJECT;
    }

    /**
     * The type of a member.
     *
     * @param declaredIn this type's class, or a superclass of it
     * @param generic how the member is declared there
     * @return the member's type, with what this type's arguments stand for
     */
    public DeclaredType ofMember(Class<?> declaredIn, Type generic) {
        return of(generic, bindings(declaredIn));
    }

    /**
     * This type as one of its subclasses declares it: its type parameters are what they stand for in this type, as in
     * {@code record Ok<T>(T value) implements Result<T>}.
     *
     * @param subclass a direct subclass, or a class that implements this type directly
     * @return the subclass's type
     */
    public DeclaredType ofSubclass(Class<?> subclass) {
        Map<TypeVariable<?>, DeclaredType> bindings = new HashMap<>();
        unify(subclass, bindings);
        return new DeclaredType(
                subclass,
                Stream.<TypeVariable<?>>of(subclass.getTypeParameters())
                        .map(parameter -> of(parameter, bindings))
                        .toList());
    }

    private void unify(Class<?> type, Map<TypeVariable<?>, DeclaredType> bindings) {
        Stream<Type> above =
                Stream.concat(Stream.ofNullable(type.getGenericSuperclass()), Stream.of(type.getGenericInterfaces()));
        above.forEach(each -> {
            if (each instanceof ParameterizedType parameterized && parameterized.getRawType() == raw) {
                bind(parameterized.getActualTypeArguments(), bindings);
            }
        });
    }

    private void bind(Type[] declared, Map<TypeVariable<?>, DeclaredType> bindings) {
        for (int i = 0; i < declared.length && i < arguments.size(); i++) {
            if (declared[i] instanceof TypeVariable<?> variable) {
                bindings.put(variable, arguments.get(i));
            }
        }
    }

    /**
     * Tells how deep type arguments nest.
     *
     * @return 1 for a type without arguments
     */
    public int depth() {
        return 1 + arguments.stream().mapToInt(DeclaredType::depth).max().orElse(0);
    }

    /** What the type variables of a superclass, or of this class, stand for. */
    private Map<TypeVariable<?>, DeclaredType> bindings(Class<?> superclass) {
        Map<TypeVariable<?>, DeclaredType> bindings = bind(raw, arguments);
        for (Class<?> type = raw; type != superclass; type = type.getSuperclass()) {
            Map<TypeVariable<?>, DeclaredType> known = bindings;
            bindings = type.getGenericSuperclass() instanceof ParameterizedType parameterized
                    ? bind(type.getSuperclass(), of(parameterized, known).arguments())
                    : Map.of();
        }
        return bindings;
    }

    private static Map<TypeVariable<?>, DeclaredType> bind(Class<?> type, List<DeclaredType> arguments) {
        Map<TypeVariable<?>, DeclaredType> bindings = new HashMap<>();
        for (int i = 0; i < arguments.size() && i < type.getTypeParameters().length; i++) {
            bindings.put(type.getTypeParameters()[i], arguments.get(i));
        }
        return bindings;
    }

    @Override
    public String toString() {
        return raw.isArray() || arguments.isEmpty()
                ? raw.getTypeName()
                : raw.getTypeName()
                        + arguments.stream().map(DeclaredType::toString).collect(Collectors.joining(", ", "<", ">"));
    }
}

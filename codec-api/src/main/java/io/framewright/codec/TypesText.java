package io.framewright.codec;

import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prints a table of message types with all that its classes declare, the same in every JVM. The text is normative, see
 * the section on tables of types in docs/wire-format.md.
 */
final class TypesText {

    private static final String INDENT = "  ";

    private static final Comparator<Field> BY_NAME = Comparator.comparing(Field::getName)
            .thenComparing(field -> field.getDeclaringClass().getName());

    private final StringBuilder text = new StringBuilder("message types 1\n");

    private TypesText() {}

    static String of(boolean tagged, MessageTypes<?> types) {
        TypesText text = new TypesText();
        types.messages().forEach((number, type) -> text.line(tagged ? "message " + number : "message", type.getName()));
        types.nested().forEach((number, type) -> text.line("nested " + number, type.getTypeName()));
        text.classes(types).values().forEach(text::describe);
        return text.text.toString();
    }

    private void line(String first, String second) {
        text.append(first).append(' ').append(second).append('\n');
    }

    private Map<String, Class<?>> classes(MessageTypes<?> types) {
        Map<String, Class<?>> classes = new TreeMap<>();
        for (Class<?> message : types.messages().values()) {
            for (Class<?> type :
                    DeclaredTypes.of(message, types.nested().values()).classes()) {
                if (!type.isArray() && !DeclaredTypes.isJdk(type)) {
                    classes.put(type.getName(), type);
                }
            }
        }
        return classes;
    }

    private void describe(Class<?> type) {
        line(kind(type), type.getName() + parameters(type));
        if (type.isEnum()) {
            Stream.of(type.getEnumConstants()).map(Enum.class::cast).forEach(this::constant);
            return;
        }
        if (type.isSealed()) {
            Stream.of(type.getPermittedSubclasses())
                    .map(Class::getName)
                    .sorted()
                    .forEach(permitted -> line(INDENT + "permits", permitted));
        }
        List<Field> fields = new ArrayList<>();
        for (Class<?> level = type; level != null && !DeclaredTypes.isJdk(level); level = level.getSuperclass()) {
            Stream.of(level.getDeclaredFields()).filter(TypesText::isMember).forEach(fields::add);
            if (level.getSuperclass() != null && !DeclaredTypes.isJdk(level.getSuperclass())) {
                line(INDENT + "extends", name(level.getGenericSuperclass()));
            }
        }
        fields.sort(type.isRecord() ? inOrder(type) : BY_NAME);
        fields.forEach(field ->
                line(INDENT + field.getName() + ":", name(field.getGenericType()) + WireAnnotations.of(field)));
    }

    /** The order in which a record declares its components. */
    private static Comparator<Field> inOrder(Class<?> type) {
        List<String> components = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        return Comparator.comparingInt(field -> components.indexOf(field.getName()));
    }

    private void constant(Enum<?> constant) {
        text.append(INDENT).append(constant.name());
        try {
            text.append(WireAnnotations.of(constant.getDeclaringClass().getField(constant.name())));
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("a constant is a field", e);
        }
        text.append('\n');
    }

    private static String kind(Class<?> type) {
        if (type.isEnum()) {
            return "enum";
        }
        if (type.isRecord()) {
            return "record";
        }
        if (type.isInterface()) {
            return "interface";
        }
        return Modifier.isAbstract(type.getModifiers()) ? "abstract" : "class";
    }

    private static boolean isMember(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && !Modifier.isTransient(field.getModifiers())
                && !field.isSynthetic();
    }

    private static String parameters(Class<?> type) {
        return list(Stream.of(type.getTypeParameters())
                .map(parameter -> parameter.getName() + bounds(" extends ", parameter.getBounds())));
    }

    private static String list(Stream<String> types) {
        String list = types.collect(Collectors.joining(","));
        return list.isEmpty() ? "" : "<" + list + ">";
    }

    private static String bounds(String word, Type[] bounds) {
        String text = Stream.of(bounds)
                .filter(bound -> bound != Object.class)
                .map(TypesText::name)
                .collect(Collectors.joining("&"));
        return text.isEmpty() ? "" : word + text;
    }

    private static String name(Type type) {
        if (type instanceof Class<?> plain) {
            return plain.getTypeName();
        }
        if (type instanceof ParameterizedType parameterized) {
            return name(parameterized.getRawType())
                    + list(Stream.of(parameterized.getActualTypeArguments()).map(TypesText::name));
        }
        if (type instanceof GenericArrayType array) {
            return name(array.getGenericComponentType()) + "[]";
        }
        if (type instanceof WildcardType wildcard) {
            return "?" + bounds(" extends ", wildcard.getUpperBounds()) + bounds(" super ", wildcard.getLowerBounds());
        }
        return ((TypeVariable<?>) type).getName();
    }
}

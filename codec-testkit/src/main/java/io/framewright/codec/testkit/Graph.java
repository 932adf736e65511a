package io.framewright.codec.testkit;

import io.netty.util.ReferenceCounted;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Goes through a message and all that it holds. Of the JDK's classes only collections, maps and optionals are opened. */
final class Graph {

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return fieldsOf(type);
        }
    };

    private final Consumer<Class<?>> visitor;
    private final Predicate<Class<?>> opens;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> toVisit = new ArrayDeque<>();

    private Graph(Consumer<Class<?>> visitor, Predicate<Class<?>> opens) {
        this.visitor = visitor;
        this.opens = opens;
    }

    /** Shows the class of every object to the visitor, and of what is in those of classes that are to be opened. */
    static void visit(Object root, Consumer<Class<?>> visitor, Predicate<Class<?>> opens) {
        Graph graph = new Graph(visitor, opens);
        graph.add(root);
        while (!graph.toVisit.isEmpty()) {
            graph.open(graph.toVisit.pop());
        }
    }

    private void add(@Nullable Object object) {
        if (object != null && seen.add(object)) {
            visitor.accept(object.getClass());
            toVisit.push(object);
        }
    }

    private void open(Object object) {
        if (object instanceof ReferenceCounted || object instanceof Enum || !opens.test(object.getClass())) {
            return;
        }
        if (object instanceof Object[] array) {
            for (Object element : array) {
                add(element);
            }
        } else if (object instanceof Collection<?> collection) {
            collection.forEach(this::add);
        } else if (object instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                add(key);
                add(value);
            });
        } else if (object instanceof Optional<?> optional) {
            optional.ifPresent(this::add);
        } else {
            FIELDS.get(object.getClass()).forEach(field -> add(value(field, object)));
        }
    }

    private static @Nullable Object value(Field field, Object object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Field> fieldsOf(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> at = type; at != null && !at.getName().startsWith("java."); at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())
                        && !field.getType().isPrimitive()
                        && field.trySetAccessible()) {
                    fields.add(field);
                }
            }
        }
        return List.copyOf(fields);
    }
}

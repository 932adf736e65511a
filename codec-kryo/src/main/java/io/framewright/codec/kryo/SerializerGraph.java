package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import io.framewright.codec.binding.CollectionShape;
import io.framewright.codec.binding.CollectionShape.Order;
import io.framewright.codec.binding.DeclaredType;
import io.framewright.codec.binding.MapShape;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a serializer for everything that a message's fields declare, from the message's class on. Nothing is looked up
 * in Kryo, so its default serializers are out of reach. Belongs to one Kryo.
 */
final class SerializerGraph {

    /** Declared types that nest deeper grow without end, as in {@code class A<T> { A<List<T>> next; }}. */
    private static final int MAX_TYPE_DEPTH = 16;

    /** The classes that other classes of the same kind are written as. */
    private static final Map<Class<?>, Class<?>> STAND_INS =
            Map.of(ArrayList.class, List.class, LinkedHashSet.class, Set.class, LinkedHashMap.class, Map.class);

    private final Kryo kryo;
    private final KryoSettings settings;
    private final ClassNumbers numbers;
    private final Map<DeclaredType, Value> values = new HashMap<>();
    private final Map<DeclaredType, Value> exact = new HashMap<>();
    private final Set<Class<?>> missing = new LinkedHashSet<>();
    private final Map<Class<?>, String> unknown = new LinkedHashMap<>();

    SerializerGraph(Kryo kryo, KryoSettings settings) {
        this.kryo = kryo;
        this.settings = settings;
        this.numbers = settings.numbers();
    }

    /** How messages of exactly one class are written. */
    Value root(Class<?> type) {
        DeclaredType declared = DeclaredType.of(type);
        Value root = isApplications(declared) ? tracked(exact(declared)) : value(declared, "the message");
        requireComplete();
        return root;
    }

    private void requireComplete() {
        if (missing.isEmpty() && unknown.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder("some fields can hold several classes, which need numbers; add");
        text.append(numbers.lines(missing));
        unknown.forEach((type, where) -> text.append("\n    .nested(number, each class that is a ")
                .append(type.getName())
                .append(" in ")
                .append(where)
                .append(')'));
        throw new IllegalArgumentException(text.toString());
    }

    /** How values of a declared type are written. */
    Value value(DeclaredType type, String where) {
        Value known = values.get(type);
        if (known != null) {
            return known;
        }
        if (type.depth() > MAX_TYPE_DEPTH) {
            throw new IllegalArgumentException(where + " has a type that grows without end: " + type);
        }
        Value value = find(type, where);
        values.put(type, value);
        return value;
    }

    private Value find(DeclaredType type, String where) {
        @Nullable Value jdk = jdkValue(type, where);
        if (jdk != null) {
            return jdk;
        }
        Class<?> raw = type.raw();
        List<Class<?>> listed = numbers.under(raw);
        Set<Class<?>> required = JdkClasses.isJdk(raw) ? Set.of() : ClassNumbers.required(raw);
        boolean onlyOne = required.size() == 1 && listed.stream().allMatch(required::contains) && isClosed(raw);
        if (onlyOne) {
            Class<?> only = required.iterator().next();
            return tracked(exact(only == raw ? type : DeclaredType.of(only)));
        }
        return several(type, listed, required, where);
    }

    /** Whether no class can be a value but those that {@link ClassNumbers#required} finds, unless it is numbered. */
    private static boolean isClosed(Class<?> type) {
        return ClassNumbers.isConcrete(type) || type.isSealed();
    }

    private @Nullable Value jdkValue(DeclaredType type, String where) {
        Class<?> raw = type.raw();
        @Nullable Serializer<Object> leaf = JdkClasses.leaf(raw);
        if (leaf != null) {
            return new Value(raw, leaf, true, leafKind(raw));
        }
        if (raw.isEnum()) {
            return constant(raw);
        }
        if (raw.isArray()) {
            return tracked(array(type, where));
        }
        if (raw == Optional.class) {
            Value value = value(type.argument(0), where);
            return new Value(raw, new OptionalSerializer(value), false, "optional<" + value.kind() + ">");
        }
        @Nullable CollectionShape collection = CollectionShape.of(type);
        if (collection != null) {
            return tracked(collection(collection, type, where));
        }
        @Nullable MapShape map = MapShape.of(type);
        return map == null ? null : tracked(map(map, type, where));
    }

    /** Integer and Long are written alike, see {@link ObjectField#kind}. */
    private static String leafKind(Class<?> type) {
        return type == Integer.class || type == Long.class ? "integer?" : type.getTypeName();
    }

    private static Value constant(Class<?> type) {
        return new Value(type, new ConstantSerializer(type), true, "enum");
    }

    private Value array(DeclaredType type, String where) {
        Value element = value(type.argument(0), where);
        String kind = "collection<" + element.kind() + ">";
        return new Value(type.raw(), new ArraySerializer(type.raw(), element), false, kind);
    }

    private Value collection(CollectionShape shape, DeclaredType type, String where) {
        Value element = value(type.argument(0), where);
        requireKeys(shape.order(), element, type, where);
        String kind = "collection<" + element.kind() + ">";
        return new Value(type.raw(), new CollectionSerializer(shape, element), false, kind);
    }

    private Value map(MapShape shape, DeclaredType type, String where) {
        Value key = value(type.argument(0), where);
        requireKeys(shape.order(), key, type, where);
        Value value = value(type.argument(1), where);
        String kind = "map<" + key.kind() + "," + value.kind() + ">";
        return new Value(type.raw(), new MapSerializer(shape, key, value), false, kind);
    }

    private void requireKeys(Order order, Value key, DeclaredType type, String where) {
        if (order != Order.NONE && !key.leaf() && !settings.anyKeys()) {
            throw new IllegalArgumentException(
                    where + " is a " + type + ", whose keys can be objects that refer to each"
                            + " other; with references this is admitted only by kryo(references, hash-collections)");
        }
    }

    private Value several(DeclaredType type, List<Class<?>> listed, Set<Class<?>> required, String where) {
        Class<?> raw = type.raw();
        SeveralClassesSerializer serializer = new SeveralClassesSerializer(raw, numbers);
        Value value = tracked(new Value(raw, serializer, false, "any"));
        values.put(type, value);
        int members = addJdkClasses(serializer, raw);
        for (Map.Entry<Integer, Class<?>> entry : numbers.nested().entrySet()) {
            if (raw.isAssignableFrom(entry.getValue())) {
                Value member = untracked(DeclaredType.of(entry.getValue()), where);
                serializer.add(JdkClasses.MAX_ID + entry.getKey(), entry.getValue(), member);
                members++;
            }
        }
        required.stream().filter(each -> !listed.contains(each)).forEach(missing::add);
        if (members == 0 && required.isEmpty()) {
            requirePossible(raw, where);
            unknown.putIfAbsent(raw, where);
        }
        return value;
    }

    private static void requirePossible(Class<?> type, String where) {
        boolean possible = type.isInterface() || Modifier.isAbstract(type.getModifiers());
        if (JdkClasses.isJdk(type) && (!possible || isContainer(type))) {
            throw new IllegalArgumentException(
                    where + " is a " + type.getName() + ", which cannot be part of a message");
        }
    }

    private static boolean isContainer(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }

    private int addJdkClasses(SeveralClassesSerializer serializer, Class<?> type) {
        int members = 0;
        for (Map.Entry<Class<?>, Integer> entry : JdkClasses.ids().entrySet()) {
            Class<?> jdk = entry.getKey();
            DeclaredType member = DeclaredType.of(STAND_INS.getOrDefault(jdk, jdk));
            if (JdkClasses.isJdk(type) && type.isAssignableFrom(jdk) && isAdmitted(member)) {
                serializer.add(entry.getValue(), jdk, untracked(member, jdk.getName()));
                members++;
            }
        }
        return members;
    }

    /** Collections with any keys are not offered where they would have to be asked for. */
    private boolean isAdmitted(DeclaredType type) {
        @Nullable CollectionShape collection = CollectionShape.of(type);
        @Nullable MapShape map = MapShape.of(type);
        boolean keyed =
                (collection != null && collection.order() != Order.NONE) || (map != null && map.order() != Order.NONE);
        return !keyed || settings.anyKeys();
    }

    /** How objects of one of several classes are written behind its number, and behind the reference if there is one. */
    private Value untracked(DeclaredType type, String where) {
        if (isApplications(type)) {
            return exact(type);
        }
        Value value = value(type, where);
        return value.serializer() instanceof ReferenceSerializer reference ? reference.value() : value;
    }

    private static boolean isApplications(DeclaredType type) {
        Class<?> raw = type.raw();
        return !raw.isArray() && !raw.isEnum() && !JdkClasses.isJdk(raw);
    }

    private Value tracked(Value value) {
        return settings.references() && !value.leaf()
                ? new Value(value.type(), new ReferenceSerializer(value), false, value.kind())
                : value;
    }

    /** How objects of exactly one of the application's classes are written. */
    private Value exact(DeclaredType type) {
        Value known = exact.get(type);
        if (known != null) {
            return known;
        }
        Class<?> raw = type.raw();
        if (raw.isEnum()) {
            return constant(raw);
        }
        if (!ClassNumbers.isConcrete(raw)) {
            throw new IllegalArgumentException(
                    raw.getName() + " is abstract: a message's class is the one that its objects have");
        }
        try {
            return raw.isRecord() ? record(type) : bean(type);
        } catch (IllegalAccessException | InaccessibleObjectException e) {
            throw new IllegalArgumentException(
                    raw.getName() + " cannot be accessed: open its package to " + SerializerGraph.class.getModule()
                            + " and " + Kryo.class.getModule(),
                    e);
        }
    }

    private Value record(DeclaredType type) throws IllegalAccessException {
        RecordSerializer serializer = new RecordSerializer(type.raw(), Constructors.ofRecord(type.raw()));
        Value value = new Value(type.raw(), serializer, false, "object");
        exact.put(type, value);
        serializer.bind(this, type);
        return value;
    }

    private Value bean(DeclaredType type) throws IllegalAccessException {
        MethodHandle constructor = Constructors.ofBean(type.raw());
        BeanSerializer serializer = new BeanSerializer(type.raw(), constructor, numbers);
        Value value = new Value(type.raw(), serializer, false, "object");
        exact.put(type, value);
        serializer.bind(kryo, this, type);
        return value;
    }
}

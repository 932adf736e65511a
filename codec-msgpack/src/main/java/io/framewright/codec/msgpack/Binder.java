package io.framewright.codec.msgpack;

import io.framewright.codec.binding.CollectionShape;
import io.framewright.codec.binding.DeclaredType;
import io.framewright.codec.binding.MapShape;
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
import org.msgpack.value.Value;

/** Finds a binding for everything that a message's members declare, from the message's class on. Used once. */
final class Binder {

    /** Declared types that nest deeper grow without end, as in {@code class A<T> { A<List<T>> next; }}. */
    private static final int MAX_TYPE_DEPTH = 16;

    private final MsgpackSettings settings;
    private final ClassNumbers numbers;
    private final Map<DeclaredType, Binding> bindings = new HashMap<>();
    private final Map<DeclaredType, ObjectBinding> objects = new HashMap<>();
    private final Set<Class<?>> unnumbered = new LinkedHashSet<>();
    private final Map<Class<?>, String> open = new LinkedHashMap<>();
    private final List<String> unplaced = new ArrayList<>();

    Binder(MsgpackSettings settings) {
        this.settings = settings;
        this.numbers = settings.numbers();
    }

    /** How messages of exactly one class are written. */
    Binding root(Class<?> type) {
        DeclaredType declared = DeclaredType.of(type);
        Binding root = isApplications(type) ? object(declared) : binding(declared, "the message");
        requireComplete();
        return root;
    }

    private void requireComplete() {
        StringBuilder text = new StringBuilder();
        if (!unplaced.isEmpty()) {
            text.append("members need positions where objects are arrays; use msgpack(maps), or add");
            unplaced.forEach(text::append);
        }
        if (!unnumbered.isEmpty() || !open.isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append("some members can hold several classes, which need numbers; add")
                    .append(numbers.lines(unnumbered));
            open.forEach((type, where) -> text.append("\n    .nested(number, each class that is a ")
                    .append(type.getName())
                    .append(" in ")
                    .append(where)
                    .append(", unless that is declared as ")
                    .append(Value.class.getName())
                    .append(')'));
        }
        if (!text.isEmpty()) {
            throw new IllegalArgumentException(text.toString());
        }
    }

    /** How values of a declared type are written. */
    private Binding binding(DeclaredType type, String where) {
        Binding known = bindings.get(type);
        if (known != null) {
            return known;
        }
        if (type.depth() > MAX_TYPE_DEPTH) {
            throw new IllegalArgumentException(where + " has a type that grows without end: " + type);
        }
        Binding binding = find(type, where);
        bindings.put(type, binding);
        return binding;
    }

    private Binding find(DeclaredType type, String where) {
        Class<?> raw = type.raw();
        @Nullable Binding closed = closed(type, where);
        if (closed != null) {
            return closed;
        }
        List<Class<?>> listed = numbers.under(raw);
        Set<Class<?>> required = JdkTypes.isJdk(raw) ? Set.of() : ClassNumbers.required(raw);
        if (required.size() == 1 && required.containsAll(listed) && isClosed(raw)) {
            Class<?> only = required.iterator().next();
            return object(only == raw ? type : type.ofSubclass(only));
        }
        return several(type, required, where);
    }

    /** Whether no class can be a value but those that {@link ClassNumbers#required} finds, unless it is numbered. */
    private static boolean isClosed(Class<?> type) {
        return ClassNumbers.isConcrete(type) || type.isSealed();
    }

    /** The binding of a type that is not an application's class, and leaves no choice. */
    private @Nullable Binding closed(DeclaredType type, String where) {
        Class<?> raw = type.raw();
        @Nullable Binding leaf = Leaves.of(raw);
        if (leaf != null) {
            return leaf;
        }
        if (raw.isEnum()) {
            return EnumBinding.of(raw);
        }
        if (raw.isArray()) {
            return new ArrayBinding(raw, binding(type.argument(0), where));
        }
        if (raw == Optional.class) {
            return optional(type, where);
        }
        if (ValueBinding.accepts(raw)) {
            return new ValueBinding(raw);
        }
        return container(type, where);
    }

    private Binding optional(DeclaredType type, String where) {
        Binding value = binding(type.argument(0), where);
        if (value.readsNil()) {
            throw new IllegalArgumentException(
                    where + " is a " + type + ": nil could not tell which of the two is empty");
        }
        return new OptionalBinding(value);
    }

    private @Nullable Binding container(DeclaredType type, String where) {
        @Nullable CollectionShape collection = CollectionShape.of(type);
        if (collection != null) {
            return new CollectionBinding(collection, binding(type.argument(0), where));
        }
        @Nullable MapShape map = MapShape.of(type);
        return map == null
                ? null
                : new MapBinding(map, binding(type.argument(0), where), binding(type.argument(1), where));
    }

    private Binding several(DeclaredType type, Set<Class<?>> required, String where) {
        Class<?> raw = type.raw();
        SeveralBinding several = new SeveralBinding(raw, numbers);
        bindings.put(type, several);
        List<Class<?>> listed = numbers.under(raw);
        numbers.nested().forEach((number, nested) -> {
            if (raw.isAssignableFrom(nested)) {
                several.add(number, nested, member(type, nested));
            }
        });
        required.stream().filter(each -> !listed.contains(each)).forEach(unnumbered::add);
        if (listed.isEmpty() && required.isEmpty()) {
            requirePossible(raw, where);
            open.putIfAbsent(raw, where);
        }
        return several;
    }

    /** How objects of one of several classes are written behind its number. */
    private Binding member(DeclaredType type, Class<?> nested) {
        if (!isApplications(nested)) {
            return binding(DeclaredType.of(nested), nested.getName());
        }
        return object(type.raw() == nested ? type : type.ofSubclass(nested));
    }

    private static void requirePossible(Class<?> type, String where) {
        boolean container = Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
        boolean object = ClassNumbers.isConcrete(type) && type != Object.class;
        if (JdkTypes.isJdk(type) && (container || object)) {
            throw new IllegalArgumentException(
                    where + " is a " + type.getName() + ", which cannot be part of a message");
        }
    }

    private static boolean isApplications(Class<?> type) {
        return !type.isArray() && !type.isEnum() && !JdkTypes.isJdk(type) && !ValueBinding.accepts(type);
    }

    /** How objects of exactly one of the application's classes are written. */
    private Binding object(DeclaredType type) {
        ObjectBinding known = objects.get(type);
        if (known != null) {
            return known;
        }
        Class<?> raw = type.raw();
        if (!ClassNumbers.isConcrete(raw)) {
            throw new IllegalArgumentException(
                    raw.getName() + " is abstract: a message's class is the one that its objects have");
        }
        ObjectBinding binding = emptyObject(type);
        objects.put(type, binding);
        binding.link(binding.shape().members().stream()
                .map(member -> member.kind() == Kind.OBJECT || member.kind() == Kind.STRING
                        ? binding(member.type(), raw.getName() + "." + member.name())
                        : StringBinding.INSTANCE)
                .toList());
        return binding;
    }

    private ObjectBinding emptyObject(DeclaredType type) {
        ObjectShape shape = new MemberFinder(type, settings.layout(), unplaced::add).find();
        return settings.compile() && BindingCompiler.accepts(shape)
                ? BindingCompiler.compile(shape, numbers)
                : new PlainBinding(shape, numbers);
    }
}

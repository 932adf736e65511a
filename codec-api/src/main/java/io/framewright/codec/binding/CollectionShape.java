package io.framewright.codec.binding;

import io.framewright.codec.EncodeException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which collection a declared type is decoded as, and which collections it can be encoded from.
 *
 * @param declared the declared class or interface
 * @param order what tells elements apart
 * @param create makes an empty collection for some number of elements
 */
@SuppressWarnings("JdkObsolete") // a Queue may hold null, which ArrayDeque cannot
public record CollectionShape(Class<?> declared, Order order, IntFunction<Collection<@Nullable Object>> create) {

    /** What a collection or map does with an element or key when it is added. */
    public enum Order {
        /** It keeps all, or needs neither hashing nor comparing. */
        NONE,
        /** It hashes it. */
        HASHED,
        /** It compares it with others. */
        SORTED
    }

    /**
     * Finds the shape for a declared type.
     *
     * @param type the type
     * @return the shape, or null if the type is no collection that can be decoded
     */
    public static @Nullable CollectionShape of(DeclaredType type) {
        Class<?> raw = type.raw();
        return switch (raw.getName()) {
            case "java.lang.Iterable", "java.util.Collection", "java.util.SequencedCollection", "java.util.List" ->
                new CollectionShape(raw, Order.NONE, ArrayList::new);
            case "java.util.Set", "java.util.SequencedSet" ->
                new CollectionShape(raw, Order.HASHED, n -> new LinkedHashSet<>(capacity(n)));
            case "java.util.SortedSet", "java.util.NavigableSet" ->
                new CollectionShape(raw, Order.SORTED, n -> new TreeSet<>());
            case "java.util.Queue", "java.util.Deque" -> new CollectionShape(raw, Order.NONE, n -> new LinkedList<>());
            default -> ofClass(type);
        };
    }

    private static @Nullable CollectionShape ofClass(DeclaredType type) {
        Class<?> raw = type.raw();
        if (raw == ArrayList.class) {
            return new CollectionShape(raw, Order.NONE, ArrayList::new);
        }
        if (raw == LinkedList.class) {
            return new CollectionShape(raw, Order.NONE, n -> new LinkedList<>());
        }
        if (raw == ArrayDeque.class) {
            return new CollectionShape(raw, Order.NONE, ArrayDeque::new);
        }
        if (raw == HashSet.class) {
            return new CollectionShape(raw, Order.HASHED, n -> new HashSet<>(capacity(n)));
        }
        if (raw == LinkedHashSet.class) {
            return new CollectionShape(raw, Order.HASHED, n -> new LinkedHashSet<>(capacity(n)));
        }
        if (raw == TreeSet.class) {
            return new CollectionShape(raw, Order.SORTED, n -> new TreeSet<>());
        }
        if (raw == EnumSet.class && type.argument(0).raw().isEnum()) {
            return new CollectionShape(
                    raw, Order.NONE, n -> emptyEnumSet(type.argument(0).raw()));
        }
        return null;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // only constants of the enum are added
    private static Collection<@Nullable Object> emptyEnumSet(Class<?> type) {
        return (Collection) EnumSet.noneOf((Class) type);
    }

    static int capacity(int elements) {
        return (int) Math.min(1 << 30, elements * 4L / 3 + 1);
    }

    /** Whether a collection of another class may take the place of a declared one. */
    private boolean open() {
        return declared.isInterface() || declared == EnumSet.class;
    }

    /**
     * Refuses a collection that a reader could not make again.
     *
     * @param collection what is to be encoded
     * @throws EncodeException if it is of another class than the declared one, or sorted by a comparator
     */
    public void requireWritable(Collection<?> collection) {
        requireWritable(collection.getClass(), declared, open());
        if (order == Order.SORTED && collection instanceof SortedSet<?> sorted && sorted.comparator() != null) {
            throw new EncodeException(
                    "a sorted set with a comparator cannot be written: its reader knows only the" + " natural order");
        }
    }

    static void requireWritable(Class<?> type, Class<?> declared, boolean open) {
        if (!open && type != declared) {
            throw new EncodeException(type.getName() + " cannot be written where exactly " + declared.getName()
                    + " is declared; declare an interface such as " + List.class.getName() + ", "
                    + Set.class.getName() + " or " + java.util.Map.class.getName());
        }
    }
}

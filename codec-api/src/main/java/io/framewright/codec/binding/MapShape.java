package io.framewright.codec.binding;

import io.framewright.codec.EncodeException;
import io.framewright.codec.binding.CollectionShape.Order;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which map a declared type is decoded as, and which maps it can be encoded from.
 *
 * @param declared the declared class or interface
 * @param order what tells keys apart
 * @param create makes an empty map for some number of entries
 */
public record MapShape(Class<?> declared, Order order, IntFunction<Map<@Nullable Object, @Nullable Object>> create) {

    /**
     * Finds the shape for a declared type.
     *
     * @param type the type
     * @return the shape, or null if the type is no map that can be decoded
     */
    public static @Nullable MapShape of(DeclaredType type) {
        Class<?> raw = type.raw();
        return switch (raw.getName()) {
            case "java.util.Map", "java.util.SequencedMap", "java.util.LinkedHashMap" ->
                new MapShape(raw, Order.HASHED, n -> new LinkedHashMap<>(CollectionShape.capacity(n)));
            case "java.util.HashMap" ->
                new MapShape(raw, Order.HASHED, n -> new HashMap<>(CollectionShape.capacity(n)));
            case "java.util.SortedMap", "java.util.NavigableMap", "java.util.TreeMap" ->
                new MapShape(raw, Order.SORTED, n -> new TreeMap<>());
            case "java.util.concurrent.ConcurrentMap", "java.util.concurrent.ConcurrentHashMap" ->
                new MapShape(raw, Order.HASHED, n -> new ConcurrentHashMap<>(CollectionShape.capacity(n)));
            case "java.util.EnumMap" ->
                type.argument(0).raw().isEnum()
                        ? new MapShape(
                                raw,
                                Order.NONE,
                                n -> emptyEnumMap(type.argument(0).raw()))
                        : null;
            default -> null;
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // only constants of the enum become keys
    private static Map<@Nullable Object, @Nullable Object> emptyEnumMap(Class<?> type) {
        return (Map) new EnumMap((Class) type);
    }

    /**
     * Refuses a map that a reader could not make again.
     *
     * @param map what is to be encoded
     * @throws EncodeException if it is of another class than the declared one, or sorted by a comparator
     */
    public void requireWritable(Map<?, ?> map) {
        CollectionShape.requireWritable(map.getClass(), declared, declared.isInterface());
        if (order == Order.SORTED && map instanceof SortedMap<?, ?> sorted && sorted.comparator() != null) {
            throw new EncodeException(
                    "a sorted map with a comparator cannot be written: its reader knows only the" + " natural order");
        }
    }
}

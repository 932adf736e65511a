package io.framewright.codec.json;

import io.framewright.codec.DecodeException;
import io.framewright.codec.binding.CollectionShape;
import io.framewright.codec.binding.CollectionShape.Order;
import io.framewright.codec.binding.DeclaredType;
import io.framewright.codec.binding.KeyHashes;
import io.framewright.codec.binding.MapShape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.ContainerDeserializerBase;
import tools.jackson.databind.type.LogicalType;
import tools.jackson.databind.type.TypeFactory;

/**
 * Reads a set as a list, and a map as its entries, and makes the set or the map of that when the {@link KeyHashes} are
 * counted. For keys whose class has no order; Jackson has no place where a key could be looked at before it is added.
 */
final class HashedKeys extends ValueDeserializer<Object> {

    /** A set or a map, and how it is read and made. */
    private interface Container {

        /** What is read in its place. */
        JavaType flat(TypeFactory types);

        Object of(Object flat);
    }

    private record Elements(JavaType type, CollectionShape shape) implements Container {

        @Override
        public JavaType flat(TypeFactory types) {
            return types.constructCollectionType(ArrayList.class, type.getContentType());
        }

        @Override
        public Object of(Object flat) {
            Collection<?> elements = (Collection<?>) flat;
            KeyHashes hashes = KeyHashes.of(shape.order(), elements.size());
            Collection<@Nullable Object> set = shape.create().apply(elements.size());
            for (Object element : elements) {
                hashes.count(element);
                set.add(element);
            }
            return set;
        }
    }

    private record Entries(JavaType type, MapShape shape) implements Container {

        @Override
        public JavaType flat(TypeFactory types) {
            return types.constructMapType(KeyedEntries.class, type.getKeyType(), type.getContentType());
        }

        @Override
        public Object of(Object flat) {
            Map<?, ?> entries = (Map<?, ?>) flat;
            KeyHashes hashes = KeyHashes.of(shape.order(), entries.size());
            Map<@Nullable Object, @Nullable Object> map = shape.create().apply(entries.size());
            entries.forEach((key, value) -> {
                hashes.count(key);
                map.put(key, value);
            });
            return map;
        }
    }

    private final Container container;
    /** Jackson's deserializer for the set or the map. */
    private final ValueDeserializer<?> plain;
    /** Reads what stands in its place; null until the context is known. */
    private final @Nullable ValueDeserializer<Object> flat;

    private HashedKeys(Container container, ValueDeserializer<?> plain, @Nullable ValueDeserializer<Object> flat) {
        this.container = container;
        this.plain = plain;
        this.flat = flat;
    }

    /** Takes the place of Jackson's deserializer for a set, if its elements have no order. */
    static ValueDeserializer<?> ofCollection(JavaType type, ValueDeserializer<?> plain) {
        CollectionShape shape = CollectionShape.of(DeclaredType.of(type.getRawClass()));
        return shape == null || !needed(shape.order(), type.getContentType())
                ? plain
                : new HashedKeys(new Elements(type, shape), plain, null);
    }

    /** Takes the place of Jackson's deserializer for a map, if its keys have no order. */
    static ValueDeserializer<?> ofMap(JavaType type, ValueDeserializer<?> plain) {
        MapShape shape = MapShape.of(DeclaredType.of(type.getRawClass()));
        return shape == null || !needed(shape.order(), type.getKeyType())
                ? plain
                : new HashedKeys(new Entries(type, shape), plain, null);
    }

    private static boolean needed(Order order, JavaType key) {
        return order == Order.HASHED && !KeyHashes.isOrdered(key.getRawClass());
    }

    /** Elements that are known only later, by {@code @JsonIdentityInfo}, are Jackson's to add. */
    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        JavaType type = container.flat(context.getTypeFactory());
        ValueDeserializer<Object> found = context.findContextualValueDeserializer(type, property);
        boolean identified = found instanceof ContainerDeserializerBase<?> read
                && read.getContentDeserializer() != null
                && read.getContentDeserializer().getObjectIdReader(context) != null;
        return identified
                ? context.handleSecondaryContextualization(plain, property, type)
                : new HashedKeys(container, plain, found);
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
        Object read = Objects.requireNonNull(flat, "no context").deserialize(parser, context);
        try {
            return read == null ? null : container.of(read);
        } catch (DecodeException e) {
            throw new StreamConstraintsException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public @Nullable Object getEmptyValue(DeserializationContext context) {
        return plain.getEmptyValue(context);
    }

    @Override
    public LogicalType logicalType() {
        return plain.logicalType();
    }
}

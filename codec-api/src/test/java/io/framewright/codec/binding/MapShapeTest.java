package io.framewright.codec.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.EncodeException;
import io.framewright.codec.binding.CollectionShape.Order;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.WeakHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapShapeTest {

    private enum Side {
        BUY,
        SELL
    }

    @ParameterizedTest
    @CsvSource({
        "java.util.Map, java.util.LinkedHashMap, HASHED",
        "java.util.LinkedHashMap, java.util.LinkedHashMap, HASHED",
        "java.util.HashMap, java.util.HashMap, HASHED",
        "java.util.SortedMap, java.util.TreeMap, SORTED",
        "java.util.NavigableMap, java.util.TreeMap, SORTED",
        "java.util.TreeMap, java.util.TreeMap, SORTED",
        "java.util.concurrent.ConcurrentMap, java.util.concurrent.ConcurrentHashMap, HASHED",
        "java.util.concurrent.ConcurrentHashMap, java.util.concurrent.ConcurrentHashMap, HASHED"
    })
    void aDeclaredTypeIsDecodedAs(Class<?> declared, Class<?> decoded, Order order) {
        MapShape shape = shape(DeclaredType.of(declared));
        assertThat(shape.declared()).isEqualTo(declared);
        assertThat(shape.order()).isEqualTo(order);
        assertThat(shape.create().apply(3)).isExactlyInstanceOf(decoded).isEmpty();
    }

    @Test
    void anEnumMapIsMadeForItsKeys() {
        MapShape shape = shape(enumMap());
        Map<Object, Object> made = made(shape);
        made.put(Side.SELL, 1);
        assertThat(shape.order()).isEqualTo(Order.NONE);
        assertThat(made).isExactlyInstanceOf(EnumMap.class).containsOnlyKeys(Side.SELL);
    }

    @Test
    void whatCannotBeMadeHasNoShape() {
        assertThat(MapShape.of(DeclaredType.of(EnumMap.class))).isNull();
        assertThat(MapShape.of(DeclaredType.of(WeakHashMap.class))).isNull();
    }

    @Test
    void anInterfaceIsWrittenFromAnyOfItsClasses() {
        MapShape shape = shape(DeclaredType.of(Map.class));
        assertThatCode(() -> shape.requireWritable(Map.of(1, 2))).doesNotThrowAnyException();
        assertThatCode(() -> shape.requireWritable(new WeakHashMap<>())).doesNotThrowAnyException();
    }

    @Test
    void aClassIsWrittenFromItselfOnly() {
        MapShape shape = shape(DeclaredType.of(HashMap.class));
        assertThatCode(() -> shape.requireWritable(new HashMap<>())).doesNotThrowAnyException();
        assertThatThrownBy(() -> shape.requireWritable(new LinkedHashMap<>()))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("java.util.LinkedHashMap")
                .hasMessageContaining("exactly java.util.HashMap");
        assertThatCode(() -> shape(enumMap()).requireWritable(new EnumMap<Side, String>(Side.class)))
                .doesNotThrowAnyException();
    }

    @Test
    void aComparatorIsRefusedWhereTheOrderMatters() {
        TreeMap<String, String> backwards = new TreeMap<>(Comparator.reverseOrder());
        for (Class<?> sorted : List.of(SortedMap.class, NavigableMap.class, TreeMap.class)) {
            MapShape shape = shape(DeclaredType.of(sorted));
            assertThatCode(() -> shape.requireWritable(new TreeMap<>())).doesNotThrowAnyException();
            assertThatThrownBy(() -> shape.requireWritable(backwards))
                    .isInstanceOf(EncodeException.class)
                    .hasMessageContaining("comparator");
        }
        assertThatCode(() -> shape(DeclaredType.of(Map.class)).requireWritable(backwards))
                .doesNotThrowAnyException();
    }

    private static DeclaredType enumMap() {
        return new DeclaredType(EnumMap.class, List.of(DeclaredType.of(Side.class), DeclaredType.of(String.class)));
    }

    private static MapShape shape(DeclaredType type) {
        return Objects.requireNonNull(MapShape.of(type));
    }

    private static Map<Object, Object> made(MapShape shape) {
        return shape.create().apply(2);
    }
}

package io.framewright.codec.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.EncodeException;
import io.framewright.codec.binding.CollectionShape.Order;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("JdkObsolete") // LinkedList and Vector are types that a message may declare
class CollectionShapeTest {

    private enum Side {
        BUY,
        SELL
    }

    @ParameterizedTest
    @CsvSource({
        "java.lang.Iterable, java.util.ArrayList, NONE",
        "java.util.Collection, java.util.ArrayList, NONE",
        "java.util.List, java.util.ArrayList, NONE",
        "java.util.ArrayList, java.util.ArrayList, NONE",
        "java.util.Queue, java.util.LinkedList, NONE",
        "java.util.Deque, java.util.LinkedList, NONE",
        "java.util.LinkedList, java.util.LinkedList, NONE",
        "java.util.ArrayDeque, java.util.ArrayDeque, NONE",
        "java.util.Set, java.util.LinkedHashSet, HASHED",
        "java.util.LinkedHashSet, java.util.LinkedHashSet, HASHED",
        "java.util.HashSet, java.util.HashSet, HASHED",
        "java.util.SortedSet, java.util.TreeSet, SORTED",
        "java.util.NavigableSet, java.util.TreeSet, SORTED",
        "java.util.TreeSet, java.util.TreeSet, SORTED"
    })
    void aDeclaredTypeIsDecodedAs(Class<?> declared, Class<?> decoded, Order order) {
        CollectionShape shape = shape(DeclaredType.of(declared));
        assertThat(shape.declared()).isEqualTo(declared);
        assertThat(shape.order()).isEqualTo(order);
        assertThat(shape.create().apply(3)).isExactlyInstanceOf(decoded).isEmpty();
    }

    @Test
    void anEnumSetIsMadeForItsElements() {
        DeclaredType type = new DeclaredType(EnumSet.class, List.of(DeclaredType.of(Side.class)));
        CollectionShape shape = shape(type);
        Collection<Object> made = made(shape);
        made.add(Side.SELL);
        made.add(Side.BUY);
        assertThat(shape.order()).isEqualTo(Order.NONE);
        assertThat(made).isEqualTo(EnumSet.allOf(Side.class));
    }

    @Test
    void whatCannotBeMadeHasNoShape() {
        assertThat(CollectionShape.of(DeclaredType.of(EnumSet.class))).isNull();
        assertThat(CollectionShape.of(DeclaredType.of(Vector.class))).isNull();
        assertThat(CollectionShape.of(DeclaredType.of(String.class))).isNull();
    }

    @ParameterizedTest
    @ValueSource(classes = {List.class, Set.class, SortedSet.class, Queue.class})
    void anInterfaceIsWrittenFromAnyOfItsClasses(Class<?> declared) {
        CollectionShape shape = shape(DeclaredType.of(declared));
        assertThatCode(() -> shape.requireWritable(Arrays.asList(1, 2))).doesNotThrowAnyException();
        assertThatCode(() -> shape.requireWritable(new TreeSet<>())).doesNotThrowAnyException();
    }

    @Test
    void anEnumSetIsWrittenFromItsHiddenClasses() {
        CollectionShape shape = shape(new DeclaredType(EnumSet.class, List.of(DeclaredType.of(Side.class))));
        assertThatCode(() -> shape.requireWritable(EnumSet.of(Side.BUY))).doesNotThrowAnyException();
    }

    @Test
    void aClassIsWrittenFromItselfOnly() {
        CollectionShape shape = shape(DeclaredType.of(HashSet.class));
        assertThatCode(() -> shape.requireWritable(new HashSet<>())).doesNotThrowAnyException();
        assertThatThrownBy(() -> shape.requireWritable(new LinkedHashSet<>()))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("java.util.LinkedHashSet")
                .hasMessageContaining("exactly java.util.HashSet");
    }

    @Test
    void aComparatorIsRefusedWhereTheOrderMatters() {
        TreeSet<String> backwards = new TreeSet<>(Comparator.reverseOrder());
        for (Class<?> sorted : List.of(SortedSet.class, NavigableSet.class, TreeSet.class)) {
            CollectionShape shape = shape(DeclaredType.of(sorted));
            assertThatCode(() -> shape.requireWritable(new TreeSet<>())).doesNotThrowAnyException();
            assertThatThrownBy(() -> shape.requireWritable(backwards))
                    .isInstanceOf(EncodeException.class)
                    .hasMessageContaining("comparator");
        }
        assertThatCode(() -> shape(DeclaredType.of(Set.class)).requireWritable(backwards))
                .doesNotThrowAnyException();
    }

    @Test
    void aQueueHoldsNull() {
        Collection<Object> queue = made(shape(DeclaredType.of(Deque.class)));
        queue.addAll(Arrays.asList(null, "a"));
        assertThat(queue).containsExactly(null, "a");
    }

    @Test
    void aHashTableIsMadeSoLargeThatItNeedNotGrow() {
        assertThat(CollectionShape.capacity(0)).isEqualTo(1);
        assertThat(CollectionShape.capacity(12)).isEqualTo(17);
        assertThat(CollectionShape.capacity(3_000)).isEqualTo(4_001);
        assertThat(CollectionShape.capacity(Integer.MAX_VALUE)).isEqualTo(1 << 30);
    }

    private static CollectionShape shape(DeclaredType type) {
        return Objects.requireNonNull(CollectionShape.of(type));
    }

    private static Collection<Object> made(CollectionShape shape) {
        return shape.create().apply(2);
    }
}

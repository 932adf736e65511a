package io.framewright.codec.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredTypeTest {

    @SuppressWarnings({"unused", "rawtypes", "NullAway.Init"}) // read by reflection
    private static class Fields<T, N extends Number & Comparable<N>> {
        int number;
        String[][] grid;
        List raw;
        Map<String, List<Integer>> nested;
        T own;
        N bounded;
        T[] array;
        List<String>[] lists;
        List<? extends Number> upper;
        List<? super Integer> lower;
        List<?> any;
        List<N[]> boundedArrays;
    }

    private static class Strings extends Fields<String, Integer> {}

    private static class Swapped<A, B extends Number & Comparable<B>> extends Fields<List<A>, B> {}

    private static class Grandchild extends Swapped<Character, Long> {}

    @SuppressWarnings("rawtypes")
    private static class Raw extends Fields {}

    private sealed interface Result<T, E> {}

    private record Ok<X, E>(X value) implements Supplier<String>, Result<X, E> {
        @Override
        public String get() {
            return "";
        }
    }

    private record Reversed<A, B>(A error) implements Result<B, A> {}

    private record Fixed<E>(E error) implements Result<String, E> {}

    private abstract static class Node<T> {}

    private static final class Leaf<U> extends Node<U> {}

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "number : int",
                "grid : java.lang.String[][]",
                "raw : java.util.List",
                "nested : java.util.Map<java.lang.String, java.util.List<java.lang.Integer>>",
                "own : java.lang.Object",
                "bounded : java.lang.Number",
                "array : java.lang.Object[]",
                "lists : java.util.List[]",
                "upper : java.util.List<java.lang.Number>",
                "lower : java.util.List<java.lang.Object>",
                "any : java.util.List<java.lang.Object>",
                "boundedArrays : java.util.List<java.lang.Number[]>"
            })
    void aVariableThatNothingBindsIsItsFirstBound(String field, String type) throws Exception {
        assertThat(member(DeclaredType.of(Fields.class), field)).hasToString(type);
    }

    @Test
    void aVariableIsWhatTheDeclarationBinds() throws Exception {
        DeclaredType type =
                new DeclaredType(Fields.class, List.of(DeclaredType.of(String.class), DeclaredType.of(Long.class)));
        assertThat(member(type, "own")).isEqualTo(DeclaredType.of(String.class));
        assertThat(member(type, "bounded")).isEqualTo(DeclaredType.of(Long.class));
        assertThat(member(type, "array")).isEqualTo(DeclaredType.of(String[].class));
        assertThat(member(type, "boundedArrays").argument(0)).isEqualTo(DeclaredType.of(Long[].class));
    }

    @Test
    void aSubclassBindsTheVariablesOfItsSuperclass() throws Exception {
        assertThat(member(DeclaredType.of(Strings.class), "own")).isEqualTo(DeclaredType.of(String.class));
        assertThat(member(DeclaredType.of(Grandchild.class), "own")).hasToString("java.util.List<java.lang.Character>");
        assertThat(member(DeclaredType.of(Grandchild.class), "bounded")).isEqualTo(DeclaredType.of(Long.class));
        assertThat(member(DeclaredType.of(Raw.class), "own")).isEqualTo(DeclaredType.OBJECT);
        DeclaredType swapped =
                new DeclaredType(Swapped.class, List.of(DeclaredType.of(Byte.class), DeclaredType.of(Short.class)));
        assertThat(member(swapped, "own")).hasToString("java.util.List<java.lang.Byte>");
        assertThat(member(swapped, "bounded")).isEqualTo(DeclaredType.of(Short.class));
    }

    @Test
    void theOnlyArgumentOfAnArrayIsItsComponent() throws Exception {
        assertThat(DeclaredType.of(int[][].class).argument(0)).isEqualTo(DeclaredType.of(int[].class));
        DeclaredType lists = member(DeclaredType.of(Fields.class), "lists");
        assertThat(lists.raw()).isEqualTo(List[].class);
        assertThat(lists.argument(0)).hasToString("java.util.List<java.lang.String>");
    }

    @Test
    void anArgumentThatIsNotThereIsObject() {
        DeclaredType optional = new DeclaredType(Optional.class, List.of(DeclaredType.of(String.class)));
        assertThat(optional.argument(0)).isEqualTo(DeclaredType.of(String.class));
        assertThat(optional.argument(1)).isEqualTo(DeclaredType.OBJECT);
        assertThat(DeclaredType.of(List.class).argument(0)).isEqualTo(DeclaredType.OBJECT);
    }

    @Test
    void aSubclassGetsTheArgumentsThatItsOwnVariablesStandFor() {
        DeclaredType result =
                new DeclaredType(Result.class, List.of(DeclaredType.of(Integer.class), DeclaredType.of(Long.class)));
        assertThat(result.ofSubclass(Ok.class).arguments())
                .containsExactly(DeclaredType.of(Integer.class), DeclaredType.of(Long.class));
        assertThat(result.ofSubclass(Reversed.class).arguments())
                .containsExactly(DeclaredType.of(Long.class), DeclaredType.of(Integer.class));
        assertThat(result.ofSubclass(Fixed.class))
                .isEqualTo(new DeclaredType(Fixed.class, List.of(DeclaredType.of(Long.class))));
    }

    @Test
    void aSubclassOfAClassIsUnifiedToo() {
        DeclaredType node = new DeclaredType(Node.class, List.of(DeclaredType.of(String.class)));
        assertThat(node.ofSubclass(Leaf.class).argument(0)).isEqualTo(DeclaredType.of(String.class));
    }

    @Test
    void aSubclassOfARawTypeKnowsNothingOfItsVariables() {
        assertThat(DeclaredType.of(Result.class).ofSubclass(Ok.class).arguments())
                .containsExactly(DeclaredType.OBJECT, DeclaredType.OBJECT);
    }

    @Test
    void theDepthIsThatOfTheDeepestArgument() throws Exception {
        assertThat(DeclaredType.of(String.class).depth()).isEqualTo(1);
        assertThat(member(DeclaredType.of(Fields.class), "nested").depth()).isEqualTo(3);
        assertThat(DeclaredType.of(int[][].class).depth()).isEqualTo(3);
    }

    private static DeclaredType member(DeclaredType type, String field) throws NoSuchFieldException {
        return type.ofMember(Fields.class, Fields.class.getDeclaredField(field).getGenericType());
    }
}

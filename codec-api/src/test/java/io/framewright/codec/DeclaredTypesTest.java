package io.framewright.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.Serializable;
import java.math.BigDecimal;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
@SuppressWarnings({"rawtypes", "unused", "serial", "ClassCanBeStatic", "ArrayRecordComponent"
}) // declarations to be found
class DeclaredTypesTest {

    static class Leaf {}

    static class Other {}

    enum Colour {
        RED {
            @Override
            Other mix() {
                return new Other();
            }
        };

        abstract Other mix();
    }

    record Fields(int number, String text, Leaf leaf, Colour colour, BigDecimal amount) {}

    record Generics(Map<String, List<Leaf>> map, Optional<Other[]> optional) {}

    record Wildcards(List<? extends Leaf> upper, List<? super Other> lower, List<?> any) {}

    static class Skipped {
        static Leaf leaf;
        transient Other other;
    }

    static class Inner {
        Leaf leaf;

        class Nested {
            Other other;
        }
    }

    static class Message<B> {
        B body;
        List<B> more;
    }

    static class LeafMessage extends Message<Leaf> {}

    static class BoundedMessage<B extends Leaf> extends Message<B> {}

    static class RawMessage extends Message {}

    static class Leaves extends ArrayList<Leaf> {}

    record HasLeaves(Leaves leaves) {}

    static class Cycle<C extends Cycle> {
        Cycle cycle;
        C own;
        Cycle<Cycle<C>> grown;
    }

    sealed interface Shape permits Circle, Group {}

    record Circle(Leaf centre) implements Shape {}

    record Group(List<Shape> shapes) implements Shape {}

    record Drawing(Shape shape) {}

    abstract static sealed class Command permits Place, Cancel {
        Leaf leaf;
    }

    static final class Place extends Command {}

    static final class Cancel extends Command {}

    interface Animal {}

    static class Dog implements Animal {
        Leaf leaf;
    }

    abstract static class Plant {}

    record Open(Animal animal, Object any, Plant[][] plants, Serializable serializable, Number number) {}

    record Raw(List list) {}

    private static Set<Class<?>> classes(Class<?> root, Class<?>... nested) {
        return DeclaredTypes.of(root, Arrays.asList(nested)).classes();
    }

    private static List<String> open(Class<?> root, Class<?>... nested) {
        return DeclaredTypes.of(root, Arrays.asList(nested)).open().stream()
                .map(open -> open.toString().replace(DeclaredTypesTest.class.getName() + "$", ""))
                .toList();
    }

    @Test
    void fieldsAreFoundInTheirOrderAndPrimitivesAreNot() {
        assertThat(classes(Fields.class))
                .containsExactly(Fields.class, String.class, Leaf.class, Colour.class, BigDecimal.class);
        assertThat(open(Fields.class)).isEmpty();
    }

    @Test
    void typeArgumentsAndArrayComponentsAreFound() {
        assertThat(classes(Generics.class))
                .containsExactly(
                        Generics.class,
                        Map.class,
                        String.class,
                        List.class,
                        Leaf.class,
                        Optional.class,
                        Other[].class,
                        Other.class);
        assertThat(open(Generics.class)).isEmpty();
    }

    record Arrays2(int[][] numbers, Leaf[][] leaves, List<Leaf>[] lists) {}

    @Test
    void arrayClassesOfEveryDimensionAreListed() {
        assertThat(classes(Arrays2.class))
                .containsExactly(
                        Arrays2.class,
                        int[][].class,
                        int[].class,
                        Leaf[][].class,
                        Leaf[].class,
                        Leaf.class,
                        List[].class,
                        List.class);
    }

    @Test
    void boundsOfWildcardsAreFound() {
        assertThat(classes(Wildcards.class)).contains(Leaf.class, Other.class);
        assertThat(open(Wildcards.class))
                .containsExactly("java.lang.Object in Wildcards.lower", "java.lang.Object in Wildcards.any");
    }

    @Test
    void staticTransientAndSyntheticFieldsAreNotPartOfAMessage() {
        assertThat(classes(Skipped.class)).containsExactly(Skipped.class);
        assertThat(classes(Inner.Nested.class)).containsExactly(Inner.Nested.class, Other.class);
    }

    @Test
    void aTypeParameterStandsForWhatTheSubclassBindsItTo() {
        assertThat(classes(LeafMessage.class)).containsExactly(LeafMessage.class, Leaf.class, List.class);
        assertThat(open(LeafMessage.class)).isEmpty();
    }

    @Test
    void aTypeParameterThatNothingBindsStandsForItsBound() {
        assertThat(classes(BoundedMessage.class)).contains(Leaf.class);
        assertThat(open(BoundedMessage.class)).isEmpty();
        assertThat(open(Message.class)).containsExactly("java.lang.Object in Message");
        assertThat(open(RawMessage.class)).containsExactly("java.lang.Object in RawMessage");
        assertThat(open(Raw.class)).containsExactly("java.lang.Object in Raw.list");
    }

    @Test
    void theElementsOfASubclassOfACollectionAreFound() {
        assertThat(classes(HasLeaves.class)).containsExactly(HasLeaves.class, Leaves.class, Leaf.class);
    }

    @Test
    void typesThatMentionThemselvesEnd() {
        assertThat(classes(Cycle.class)).containsExactly(Cycle.class);
    }

    @Test
    void permittedSubclassesOfASealedTypeAreFound() {
        assertThat(classes(Drawing.class))
                .containsExactly(Drawing.class, Shape.class, Circle.class, Group.class, Leaf.class, List.class);
        assertThat(open(Drawing.class)).isEmpty();
    }

    @Test
    void aSealedSuperclassDoesNotBringTheSiblings() {
        assertThat(classes(Place.class)).containsExactly(Place.class, Leaf.class);
    }

    @Test
    void classesOfTheJdkAndEnumsAreLeaves() {
        record Jdk(URL url, Class<?> type, Colour colour) {}
        assertThat(classes(Jdk.class)).containsExactly(Jdk.class, URL.class, Class.class, Colour.class);
        assertThat(open(Jdk.class)).isEmpty();
    }

    @Test
    void typesThatNoListedClassFitsAreOpen() {
        assertThat(open(Open.class))
                .containsExactly(
                        "Animal in Open.animal",
                        "java.lang.Object in Open.any",
                        "Plant in Open.plants",
                        "java.io.Serializable in Open.serializable",
                        "java.lang.Number in Open.number");
    }

    @Test
    void nestedClassesCloseOpenTypesAndAreFollowed() {
        assertThat(classes(Open.class, Dog.class)).contains(Dog.class, Leaf.class);
        assertThat(open(Open.class, Dog.class, Long.class)).containsExactly("Plant in Open.plants");
    }

    @Test
    void theClassesCannotBeChanged() {
        Set<Class<?>> classes = classes(Fields.class);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> classes.add(Leaf.class));
    }

    record Lists(List<Other>[] lists) {}

    @Test
    void theTypeArgumentsOfAnArraysComponentsAreFound() {
        assertThat(classes(Lists.class)).containsExactly(Lists.class, List[].class, List.class, Other.class);
    }

    record RawClass(Class type) {}

    @Test
    void aRawClassOfTheJdkThatIsNoContainerLeavesNothingOpen() {
        assertThat(open(RawClass.class)).isEmpty();
    }
}

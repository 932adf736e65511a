package io.framewright.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("UnusedVariable") // fields are for serialization
class SerializableClassesTest {

    private static class Plain {}

    private static class Base extends Plain implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private static final class Part extends Base {
        private static final long serialVersionUID = 1L;
    }

    private record Message(Part part, String text) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private record Holder<T>(T content) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private static final class OpenMessage implements Serializable {
        private static final long serialVersionUID = 1L;
        private Runnable task = () -> {};
        private Shape shape = new Shape() {};

        private interface Shape {}
    }

    private abstract static class Abstract implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private enum Color {
        RED {},
        GREEN
    }

    private static SerializableClasses of(Class<?> type, HashCollections hashCollections) {
        return SerializableClasses.of(
                "test", type, List.of(), hashCollections, SerializableClasses.IMMUTABLE_COLLECTIONS);
    }

    private static SerializableClasses of(Class<?> type) {
        return of(type, HashCollections.REFUSED);
    }

    private static String refusal(Class<?> type) {
        String[] message = new String[1];
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(type))
                .satisfies(e -> message[0] = String.valueOf(e.getMessage()));
        return message[0];
    }

    @Test
    void declaredClassesAndTheirSuperclassesAreFoundByName() {
        SerializableClasses admitted = of(Message.class);
        for (Class<?> type : List.of(Message.class, Part.class, Base.class, Plain.class, String.class, Object.class)) {
            assertThat(admitted.find(type.getName())).isEqualTo(type);
            assertThat(admitted.contains(type)).isTrue();
        }
        for (Class<?> type : List.of(Color.class, SerializableClassesTest.class, BigDecimal.class, List.class)) {
            assertThat(admitted.find(type.getName())).isNull();
            assertThat(admitted.contains(type)).isFalse();
        }
    }

    @Test
    void arraysOfOneDimensionAreAdmittedWithTheirElements() {
        SerializableClasses admitted = of(Message.class);
        for (Class<?> type : List.of(
                Part[].class,
                String[].class,
                boolean[].class,
                byte[].class,
                char[].class,
                short[].class,
                int[].class,
                long[].class,
                float[].class,
                double[].class)) {
            assertThat(admitted.find(type.getName())).isEqualTo(type);
            assertThat(admitted.contains(type)).isTrue();
        }
        for (Class<?> type : List.of(Part[][].class, int[][].class, Color[].class)) {
            assertThat(admitted.find(type.getName())).isNull();
            assertThat(admitted.contains(type)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[L",
                "[L;",
                "[X",
                "[V",
                "I",
                "int",
                "Ljava.lang.String;",
                "[Ljava.lang.String",
                "[Xjava.lang.String;",
                "XIjava.lang.String;"
            })
    void otherNamesAreNone(String name) {
        assertThat(of(Message.class).find(name)).isNull();
    }

    @Test
    void immutableCollectionsAreReadAsTheCodecSays() {
        String name = SerializableClasses.IMMUTABLE_COLLECTIONS.getName();
        SerializableClasses admitted =
                SerializableClasses.of("test", Lists.class, List.of(), HashCollections.REFUSED, Part.class);
        assertThat(admitted.find(name)).isEqualTo(Part.class);
        assertThat(admitted.contains(Part.class)).isTrue();
        assertThat(of(Message.class).find(name)).isNull();
    }

    private record Lists(List<String> list) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @ValueSource(classes = {Serializable.class, Part[].class, Abstract.class})
    void aMessageHasExactlyItsClass(Class<?> type) {
        assertThat(refusal(type)).isEqualTo(type.getName() + " is no class that a message can have exactly");
    }

    @Test
    void anEnumWithBodiesIsAMessageClassThoughItIsAbstract() {
        assertThat(of(Color.class).contains(Color.class)).isTrue();
    }

    @Test
    void aMessageIsSerializable() {
        assertThat(refusal(Plain.class)).isEqualTo(Plain.class.getName() + " does not implement java.io.Serializable");
    }

    @Test
    void aClassOfTheApplicationThatIsLeftOpenIsNamedAndOneOfTheJdkIsNot() {
        assertThat(refusal(OpenMessage.class))
                .contains("leaves open which classes it contains", "OpenMessage.shape", "MessageTypes.Builder.nested")
                .doesNotContain("OpenMessage.task");
        assertThat(of(Holder.class).contains(Part.class)).isFalse();

        SerializableClasses learning = SerializableClasses.learning(
                "test",
                OpenMessage.class,
                List.of(Part.class),
                HashCollections.REFUSED,
                SerializableClasses.IMMUTABLE_COLLECTIONS);
        assertThat(learning.contains(Part.class)).isTrue();
    }

    private record MapMessage(Map<String, String> map) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private record SetMessage(Set<String> set) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private static final class Own extends HashMap<String, String> {
        private static final long serialVersionUID = 1L;
    }

    private record OwnMessage(Own own) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private record Sorted(
            SortedMap<String, String> map,
            SortedSet<String> set,
            EnumMap<Color, String> enumMap,
            EnumSet<Color> enumSet,
            TreeMap<String, String> treeMap)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @ValueSource(classes = {MapMessage.class, SetMessage.class, OwnMessage.class})
    void hashCollectionsAreRefusedUnlessPeersAreTrusted(Class<?> type) {
        assertThat(refusal(type)).contains(type.getName() + " declares ", "test(hash-collections)");
        assertThat(of(type, HashCollections.ADMITTED).contains(type)).isTrue();
    }

    @Test
    void whatIsSortedOrOfEnumsIsNotHashed() {
        assertThat(of(Sorted.class).all())
                .contains(TreeMap.class, TreeSet.class, EnumMap.class, EnumSet.class)
                .contains(SerialForms.jdk("java.util.EnumSet$SerializationProxy"))
                .contains(SerialForms.jdk("java.util.Collections$ReverseComparator"));
    }

    private record Several(
            Collection<String> collection,
            Number number,
            InetSocketAddress address,
            LocalDate date,
            IllegalStateException fault,
            Currency currency)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private record Iterated(Iterable<String> all) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private record Linked(LinkedList<String> list) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private record Zoned(ZoneId zone) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void whatStandsInTheBytesBehindADeclaredTypeIsAdmitted() {
        assertThat(of(Several.class).all())
                .contains(ArrayList.class, LinkedList.class, TreeSet.class)
                .contains(SerializableClasses.IMMUTABLE_COLLECTIONS)
                .contains(Integer.class, BigDecimal.class, BigInteger.class, Inet6Address.class)
                .contains(SerialForms.jdk("java.time.Ser"), ZoneOffset.class)
                .contains(StackTraceElement.class, RuntimeException.class, Throwable.class)
                .doesNotContain(HashSet.class, TreeMap.class, LinkedHashMap.class);
        assertThat(of(Iterated.class).all()).contains(ArrayList.class, TreeSet.class);
        assertThat(of(Linked.class).all())
                .contains(LinkedList.class)
                .doesNotContain(ArrayList.class, SerializableClasses.IMMUTABLE_COLLECTIONS);
        assertThat(of(Zoned.class).all())
                .contains(SerialForms.jdk("java.time.ZoneRegion"))
                .doesNotContain(ArrayList.class, StackTraceElement.class);
        assertThat(of(Message.class).all()).doesNotContain(StackTraceElement.class, ZoneOffset.class);
    }

    @ParameterizedTest
    @CsvSource({"java.util.HashSet", "java.util.LinkedHashSet", "java.util.Collections$SingletonSet"})
    void hashCollectionsComeInTheGuiseOfWhatIsDeclared(String name) {
        assertThat(of(SetMessage.class, HashCollections.ADMITTED).find(name)).isNotNull();
        assertThat(of(Several.class, HashCollections.ADMITTED).find(name)).isNotNull();
        assertThat(of(MapMessage.class, HashCollections.ADMITTED).find(name)).isNull();
        assertThat(of(Several.class, HashCollections.REFUSED).find(name)).isNull();
    }

    private record SortedMapMessage(SortedMap<String, String> map) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private record Primitive(int value) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void mapsStandForTheirInterface() {
        assertThat(of(SortedMapMessage.class).all()).contains(TreeMap.class).doesNotContain(HashMap.class);
        assertThat(of(MapMessage.class, HashCollections.ADMITTED).all())
                .contains(HashMap.class, TreeMap.class, SerializableClasses.IMMUTABLE_COLLECTIONS);
    }

    @Test
    void stringsAreAdmittedWhereNoFieldDeclaresOne() {
        assertThat(of(Primitive.class).find("java.lang.String")).isEqualTo(String.class);
    }
}

package io.framewright.codec.kryo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.DecodeException;
import io.framewright.codec.EncodeException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.Date;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What fields may hold, and what it is decoded as. */
@SuppressWarnings({"ArrayRecordComponent", "JavaUtilDate", "JdkObsolete", "NonApiType"}) // they are what is tested
class KryoTypesTest {

    record Anything(@Nullable Object value) {}

    static Stream<Object> values() {
        return Stream.of(
                true,
                (byte) -1,
                'ß',
                (short) 300,
                -5,
                1L << 40,
                1.5f,
                -0.0,
                "text",
                "",
                new BigInteger("-123456789012345678901234567890"),
                BigInteger.ZERO,
                new BigDecimal("0.10"),
                new BigDecimal("-123456789012345678901234567890.5"),
                new Date(-1),
                new UUID(1, -1),
                URI.create("http://example.com/ü?q=1#f"),
                Locale.forLanguageTag("sr-Latn-RS"),
                Currency.getInstance("EUR"),
                Instant.parse("1969-01-01T00:00:00.000000001Z"),
                Duration.ofNanos(-1),
                LocalDate.of(-5, 12, 31),
                LocalTime.of(23, 59, 0, 1),
                LocalDateTime.of(2026, 1, 2, 3, 4),
                OffsetTime.of(LocalTime.NOON, ZoneOffset.ofHoursMinutes(5, 45)),
                OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 6, ZoneOffset.ofTotalSeconds(-1)),
                ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 6, ZoneId.of("Europe/Berlin")),
                ZoneId.of("Asia/Tokyo"),
                ZoneOffset.UTC,
                Year.of(2026),
                YearMonth.of(2026, 2),
                MonthDay.of(2, 29),
                Period.of(1, -2, 3),
                Optional.of("x"),
                Optional.empty(),
                OptionalInt.of(-1),
                OptionalLong.empty(),
                OptionalDouble.of(2.5),
                new LinkedList<>(Arrays.asList(1, null)),
                new TreeSet<>(Set.of("b", "a")),
                new TreeMap<>(Map.of(2, "b", 1, "a")),
                new ConcurrentHashMap<>(Map.of("k", "v")),
                List.of(),
                List.of(1, "two", 3.0),
                Arrays.asList("a", null),
                Collections.unmodifiableList(new ArrayList<>(List.of(1))),
                Collections.singleton("s"),
                Collections.emptyMap(),
                Set.of(1, 2, 3),
                Map.of(1, List.of(), 2, Set.of("x")),
                new ArrayList<>(List.of(1, 2, 3)).subList(1, 2));
    }

    @ParameterizedTest
    @MethodSource("values")
    void anObjectFieldHoldsIt(Object value) {
        assertThat(Wire.roundTrip(KryoCodec.of(Anything.class), new Anything(value))
                        .value())
                .isEqualTo(value);
    }

    static Stream<Arguments> arrays() {
        return Stream.<Object>of(
                        new boolean[] {true, false},
                        new byte[] {1},
                        new char[] {'a', '\uffff'},
                        new short[] {-1},
                        new int[] {Integer.MIN_VALUE},
                        new long[] {Long.MAX_VALUE, 0},
                        new float[] {1.5f},
                        new double[] {Double.NaN},
                        new @Nullable String[] {"a", null},
                        new @Nullable Object[] {1, null, new int[] {2}},
                        new Object[0])
                .map(array -> Arguments.of(array));
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void anObjectFieldHoldsArrays(Object array) {
        @Nullable
        Object same = Wire.roundTrip(KryoCodec.of(Anything.class), new Anything(array))
                .value();
        assertThat(Objects.requireNonNull(same).getClass()).isEqualTo(array.getClass());
        assertThat(Arrays.deepEquals(new @Nullable Object[] {same}, new Object[] {array}))
                .isTrue();
    }

    record Declared(
            Collection<Integer> collection,
            List<String> list,
            Set<Long> set,
            SortedSet<String> sorted,
            Deque<Integer> deque,
            Map<String, List<Integer>> map,
            NavigableMap<Integer, String> navigable,
            EnumSet<DayOfWeek> days,
            EnumMap<DayOfWeek, String> byDay,
            Number number,
            Comparable<?> comparable,
            Serializable serializable,
            Integer[][] grid) {}

    private static Declared declared() {
        return new Declared(
                List.of(1),
                Arrays.asList("a", null),
                new TreeSet<>(Set.of(2L, 1L)),
                new TreeSet<>(Set.of("x")),
                new LinkedList<>(List.of(1)),
                Map.of("k", List.of(1, 2)),
                new TreeMap<>(Map.of(1, "a")),
                EnumSet.of(DayOfWeek.MONDAY),
                new EnumMap<>(Map.of(DayOfWeek.SUNDAY, "s")),
                1.5f,
                "c",
                7L,
                new Integer[][] {{1}, {}});
    }

    @Test
    void interfacesAreDecodedAsDocumented() {
        Declared declared = declared();
        Declared same = Wire.roundTrip(KryoCodec.of(Declared.class), declared);
        assertThat(same).usingRecursiveComparison().isEqualTo(declared);
        assertThat(same.collection()).isInstanceOf(ArrayList.class);
        assertThat(same.set()).isInstanceOf(java.util.LinkedHashSet.class).containsExactly(1L, 2L);
        assertThat(same.sorted()).isInstanceOf(TreeSet.class);
        assertThat(same.deque()).isInstanceOf(LinkedList.class);
        assertThat(same.map()).isInstanceOf(LinkedHashMap.class);
        assertThat(same.grid()).isDeepEqualTo(declared.grid());
    }

    @Test
    void aClockSetBackKeepsItsOffset() {
        ZonedDateTime second = ZonedDateTime.of(2025, 10, 26, 2, 30, 0, 0, ZoneId.of("Europe/Berlin"))
                .withLaterOffsetAtOverlap();
        assertThat(Wire.roundTrip(KryoCodec.of(Anything.class), new Anything(second))
                        .value())
                .isEqualTo(second);
    }

    record Exact(HashMap<String, String> map) {}

    @Test
    void aFieldDeclaredAsAClassTakesExactlyThatClass() {
        KryoCodec<Exact> codec = KryoCodec.of(Exact.class);
        assertThat(Wire.roundTrip(codec, new Exact(new HashMap<>(Map.of("a", "b"))))
                        .map())
                .isEqualTo(Map.of("a", "b"));
        assertThatThrownBy(() -> Wire.encode(codec, new Exact(new LinkedHashMap<>())))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("java.util.LinkedHashMap")
                .hasMessageContaining("Exact.map");
    }

    @Test
    void aComparatorIsRefused() {
        assertThatThrownBy(() -> Wire.encode(
                        KryoCodec.of(Anything.class), new Anything(new TreeSet<>(Comparator.<String>reverseOrder()))))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("comparator");
    }

    static class Pair<A, B> {
        @Nullable
        A first;

        @Nullable
        B second;
    }

    static final class Names extends Pair<String, List<Integer>> {
        @Nullable
        Pair<Byte, String> inner;

        @Nullable
        Pair<?, ? extends Number> open;
    }

    @Test
    void typeArgumentsTellWhatFieldsHold() {
        Names names = new Names();
        names.first = "a";
        names.second = List.of(1);
        names.inner = new Pair<>();
        names.inner.first = (byte) 5;
        Pair<String, Integer> open = new Pair<>();
        open.first = "b";
        open.second = 6;
        names.open = open;
        KryoCodec<Names> codec = KryoCodec.of(Names.class);
        assertThat(Wire.roundTrip(codec, names)).usingRecursiveComparison().isEqualTo(names);
        assertThat(Wire.encode(codec, names)).hasSize(20);
    }

    @Test
    void aValueOfTheWrongClassInAGenericFieldIsRefused() {
        Names names = new Names();
        @SuppressWarnings({"unchecked", "rawtypes"})
        List<Integer> polluted = (List) List.of("text");
        names.second = polluted;
        assertThatThrownBy(() -> Wire.encode(KryoCodec.of(Names.class), names))
                .isInstanceOf(EncodeException.class)
                .hasMessageContaining("Names.second");
    }

    static final class Grows<T> {
        @Nullable
        Grows<List<T>> next;
    }

    @Test
    void aTypeThatGrowsWithoutEndIsRefused() {
        assertThatThrownBy(() -> KryoCodec.of(Grows.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("grows without end");
    }

    record Strict(int positive) {
        Strict {
            if (positive <= 0) {
                throw new IllegalStateException("not positive");
            }
        }
    }

    @Test
    void whatAConstructorThrowsIsMalformed() {
        assertThatThrownBy(() -> Wire.decode(KryoCodec.of(Strict.class), "01 ba 00"))
                .isInstanceOfSatisfying(
                        DecodeException.class, e -> assertThat(e.reason()).isEqualTo(DecodeException.Reason.MALFORMED))
                .hasMessageContaining("not positive");
    }

    static final class WithTransient {
        private final int kept;
        private final transient int lost;

        private WithTransient() {
            this(1, 2);
        }

        private WithTransient(int kept, int lost) {
            this.kept = kept;
            this.lost = lost;
        }
    }

    @Test
    void constructorsMayBePrivateFieldsFinalAndTransientOnesStay() {
        WithTransient same = Wire.roundTrip(KryoCodec.of(WithTransient.class), new WithTransient(5, 6));
        assertThat(List.of(same.kept, same.lost)).containsExactly(5, 2);
    }

    @Test
    void valuesOfTheJdkCanBeMessages() {
        assertThat(Wire.roundTrip(KryoCodec.of(String.class), "text")).isEqualTo("text");
        assertThat(Wire.roundTrip(KryoCodec.of(Instant.class), Instant.EPOCH)).isEqualTo(Instant.EPOCH);
        assertThatThrownBy(() -> Wire.decode(KryoCodec.of(String.class), "80")).isInstanceOf(DecodeException.class);
    }
}

package io.framewright.codec.msgpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.msgpack.value.ExtensionValue;
import org.msgpack.value.ImmutableValue;
import org.msgpack.value.ValueFactory;

/** What each type is on the wire, and that it comes back. */
class MsgpackTypesTest {

    record Scalar(Object value, String hex) {}

    static Stream<Scalar> scalars() {
        return Stream.of(
                new Scalar(true, "c3"),
                new Scalar((byte) -33, "d0 df"),
                new Scalar((short) -129, "d1 ff7f"),
                new Scalar('é', "cc e9"),
                new Scalar(Integer.MIN_VALUE, "d2 80000000"),
                new Scalar(Long.MAX_VALUE, "cf 7fffffffffffffff"),
                new Scalar(Long.MIN_VALUE, "d3 8000000000000000"),
                new Scalar(1.5f, "ca 3fc00000"),
                new Scalar(Double.NaN, "cb 7ff8000000000000"),
                new Scalar(Double.NEGATIVE_INFINITY, "cb fff0000000000000"),
                new Scalar("", "a0"),
                new Scalar("😀", "a4 f09f9880"),
                new Scalar("x".repeat(32), "d9 20" + "78".repeat(32)),
                new Scalar("x".repeat(256), "da 0100" + "78".repeat(256)),
                new Scalar("é".repeat(16), "d9 20" + "c3a9".repeat(16)),
                new Scalar("x".repeat(65_536), "db 00010000" + "78".repeat(65_536)),
                new Scalar(new BigInteger("-5"), "fb"),
                new Scalar(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE), "cf ffffffffffffffff"),
                new Scalar(BigInteger.ONE.shiftLeft(64), "c4 09 010000000000000000"),
                new Scalar(BigInteger.ONE.shiftLeft(63).negate().subtract(BigInteger.ONE), "c4 09 ff7fffffffffffffff"),
                new Scalar(new BigDecimal("123.45"), "92 cd 3039 02"),
                new Scalar(new BigDecimal("1e100"), "92 01 d0 9c"),
                new Scalar(new UUID(1, 2), "c4 10 0000000000000001 0000000000000002"),
                new Scalar(new Date(-1), "c7 0c ff 3b8b87c0 ffffffffffffffff"),
                new Scalar(URI.create("a:b"), "a3 613a62"),
                new Scalar(Locale.GERMANY, "a5 64652d4445"),
                new Scalar(Currency.getInstance("EUR"), "a3 455552"));
    }

    static Stream<Scalar> times() {
        return Stream.of(
                new Scalar(Instant.ofEpochSecond(1), "d6 ff 00000001"),
                new Scalar(Instant.ofEpochSecond(1, 1), "d7 ff 0000000400000001"),
                new Scalar(Instant.ofEpochSecond(1L << 32), "d7 ff 0000000100000000"),
                new Scalar(Instant.ofEpochSecond(1L << 34), "c7 0c ff 00000000 0000000400000000"),
                new Scalar(Instant.MIN, "c7 0c ff 00000000 ff8fe31014641400"),
                new Scalar(Instant.MAX, "c7 0c ff 3b9ac9ff 00701cd2fa9578ff"),
                new Scalar(LocalDate.of(2026, 11, 22), "93 cd 07ea 0b 16"),
                new Scalar(LocalTime.of(1, 2, 3, 4), "94 01 02 03 04"),
                new Scalar(LocalDateTime.of(2026, 11, 22, 1, 2, 3, 4), "97 cd 07ea 0b 16 01 02 03 04"),
                new Scalar(OffsetTime.of(1, 2, 3, 4, ZoneOffset.ofHours(-1)), "95 01 02 03 04 d1 f1f0"),
                new Scalar(
                        OffsetDateTime.of(2026, 11, 22, 1, 2, 3, 4, ZoneOffset.ofHours(1)),
                        "98 cd 07ea 0b 16 01 02 03 04 cd 0e10"),
                new Scalar(
                        ZonedDateTime.of(2026, 11, 22, 1, 2, 3, 4, ZoneId.of("Europe/Berlin")),
                        "99 cd 07ea 0b 16 01 02 03 04 cd 0e10 ad 4575726f70652f4265726c696e"),
                new Scalar(Duration.ofSeconds(-1, 5), "92 ff 05"),
                new Scalar(Period.of(1, -2, 3), "93 01 fe 03"),
                new Scalar(Year.of(-5), "fb"),
                new Scalar(YearMonth.of(2026, 11), "92 cd 07ea 0b"),
                new Scalar(MonthDay.of(2, 29), "92 02 1d"),
                new Scalar(ZoneOffset.ofHours(1), "cd 0e10"),
                new Scalar(DayOfWeek.MONDAY, "a6 4d4f4e444159"),
                new Scalar(OptionalInt.empty(), "c0"),
                new Scalar(OptionalInt.of(5), "05"),
                new Scalar(OptionalLong.of(-1), "ff"),
                new Scalar(OptionalDouble.of(0.5), "cb 3fe0000000000000"));
    }

    @ParameterizedTest
    @MethodSource({"scalars", "times"})
    @SuppressWarnings("unchecked") // the value's own class
    void scalarsHaveTheirForm(Scalar scalar) {
        Codec<Object> codec = MsgpackCodec.of((Class<Object>) scalar.value().getClass());
        assertThat(Wire.hex(codec, scalar.value())).isEqualTo(scalar.hex().replace(" ", ""));
        assertThat(Wire.decode(codec, scalar.hex())).isEqualTo(scalar.value());
    }

    @Test
    void clocksSetBackKeepTheirOffset() {
        ZonedDateTime second = ZonedDateTime.ofLocal(
                LocalDateTime.of(2026, 10, 25, 2, 30), ZoneId.of("Europe/Berlin"), ZoneOffset.ofHours(1));
        assertThat(Wire.roundTrip(MsgpackCodec.of(ZonedDateTime.class), second)).isEqualTo(second);
    }

    record Primitives(boolean a, byte b, short c, char d, int e, long f, float g, double h) {}

    @SuppressWarnings("ArrayRecordComponent") // arrays are what is tested
    record Arrays1(
            boolean[] a, byte[] b, short[] c, char[] d, int[] e, long[] f, float[] g, double[] h, String[][] i) {}

    record Boxes(
            @Nullable Boolean a,
            @Nullable Byte b,
            @Nullable Short c,
            @Nullable Character d,
            @Nullable Integer e,
            @Nullable Long f,
            @Nullable Float g,
            @Nullable Double h) {}

    static Stream<Object> holders() {
        return Stream.of(
                new Primitives(
                        true, Byte.MIN_VALUE, Short.MIN_VALUE, '\uffff', -1, Long.MIN_VALUE, -0f, Double.MIN_VALUE),
                new Primitives(false, Byte.MAX_VALUE, Short.MAX_VALUE, 'a', 65_535, 4_294_967_296L, 1e30f, 1e300),
                new Boxes(null, null, null, null, null, null, null, null),
                new Boxes(true, (byte) 1, (short) 2, 'c', 4, 5L, 6f, 7.0),
                collections(),
                new Collections(null, null, null, null, null, null, null, null, null, null, null),
                new Pair<>("a", new Pair<>(1, List.of("b"))),
                new Holder(new Pair<>(Map.of("k", List.of(1L)), Optional.of("x"))),
                new Result<>(new Ok<>(List.of("fine"))),
                new Result<>(new Err<>("bad")));
    }

    record Collections(
            @Nullable Collection<String> a,
            @Nullable Set<Integer> b,
            @Nullable NavigableSet<String> c,
            @Nullable Queue<Integer> d,
            @Nullable Deque<String> e,
            @Nullable SortedMap<String, Integer> f,
            @Nullable ConcurrentMap<Integer, String> g,
            @Nullable EnumSet<DayOfWeek> h,
            @Nullable EnumMap<DayOfWeek, Integer> i,
            @Nullable HashMap<Long, List<@Nullable String>> j,
            @Nullable ArrayList<Map<String, int[]>> k) {}

    @SuppressWarnings("JdkObsolete") // equal to what a Queue is decoded as
    private static Collections collections() {
        return new Collections(
                List.of("x"),
                Set.of(1),
                new TreeSet<>(Set.of("b", "a")),
                new java.util.LinkedList<>(List.of(1, 2)),
                new java.util.LinkedList<>(List.of("q")),
                new TreeMap<>(Map.of("one", 1)),
                new java.util.concurrent.ConcurrentHashMap<>(Map.of(7, "seven")),
                EnumSet.of(DayOfWeek.FRIDAY),
                new EnumMap<>(Map.of(DayOfWeek.SUNDAY, 0)),
                new HashMap<>(Map.of(5L, new ArrayList<>(Arrays.asList("a", null)))),
                new ArrayList<>());
    }

    record Pair<A, B>(A first, B second) {}

    record Holder(Pair<Map<String, List<Long>>, Optional<String>> pair) {}

    sealed interface Outcome<T> permits Ok, Err {}

    record Ok<T>(T value) implements Outcome<T> {}

    record Err<T>(String text) implements Outcome<T> {}

    record Result<T>(Outcome<T> outcome) {}

    record PairOfPairs(Pair<String, Pair<Integer, List<String>>> value) {}

    record ListResult(Result<List<String>> value) {}

    /** Generic classes are bound where something declares their type arguments. */
    private static Object declared(Object holder) {
        if (holder instanceof Pair<?, ?> pair) {
            @SuppressWarnings("unchecked") // as made above
            Pair<String, Pair<Integer, List<String>>> typed = (Pair<String, Pair<Integer, List<String>>>) pair;
            return new PairOfPairs(typed);
        }
        if (holder instanceof Result<?> result) {
            @SuppressWarnings("unchecked") // as made above
            Result<List<String>> typed = (Result<List<String>>) result;
            return new ListResult(typed);
        }
        return holder;
    }

    @ParameterizedTest
    @MethodSource("holders")
    @SuppressWarnings("unchecked") // the value's own class
    void membersComeBack(Object holder) {
        Object message = declared(holder);
        for (Layout layout : Layout.values()) {
            for (boolean plain : new boolean[] {false, true}) {
                MsgpackCodec.Builder<Object> builder = MsgpackCodec.builder((Class<Object>) message.getClass())
                        .nested(1, Ok.class)
                        .nested(2, Err.class);
                builder = layout == Layout.MAPS ? builder.maps() : builder;
                Codec<Object> codec = (plain ? builder.plain() : builder).build();
                assertThat(Wire.roundTrip(codec, message)).isEqualTo(message);
            }
        }
    }

    @Test
    void arraysComeBack() {
        Arrays1 message = new Arrays1(
                new boolean[] {true, false},
                new byte[] {1},
                new short[] {-1, 300},
                new char[] {'a'},
                new int[] {1 << 20},
                new long[] {1L << 40},
                new float[] {0.5f},
                new double[] {0.25},
                new String[][] {{"a"}, {}});
        assertThat(Wire.roundTrip(MsgpackCodec.of(Arrays1.class), message))
                .usingRecursiveComparison()
                .isEqualTo(message);
    }

    record Extended(
            @Nullable ExtensionValue value, @Nullable ImmutableValue other) {}

    @Test
    void kindsOfValuesAreChecked() {
        Codec<Extended> codec = MsgpackCodec.of(Extended.class);
        Extended message = new Extended(ValueFactory.newExtension((byte) 5, new byte[1]), ValueFactory.newInteger(1));
        assertThat(Wire.roundTrip(codec, message)).isEqualTo(message);
        assertThat(Wire.roundTrip(codec, new Extended(null, null))).isEqualTo(new Extended(null, null));
        assertThatThrownBy(() -> Wire.decode(codec, "92 01 c0"))
                .isInstanceOf(DecodeException.class)
                .hasMessage("Extended.value: expected ExtensionValue, found a value of kind INTEGER, at byte 1");
    }

    /** One of ten million mutated messages had such a number: msgpack-core keeps it as a BigInteger, and it is as good as any. */
    @Test
    void aValueMayHave64BitsWithoutASign() {
        Codec<Extended> codec = MsgpackCodec.of(Extended.class);
        String hex = "92c0cfffffffffffffffff";
        Extended message = Wire.decode(codec, hex);
        assertThat(message.other())
                .isEqualTo(ValueFactory.newInteger(
                        BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE)));
        assertThat(Wire.hex(codec, message)).isEqualTo(hex);
    }

    record Sets(Set<String> set, Map<String, Integer> map) {}

    @Test
    void elementsAndKeysComeOnce() {
        Codec<Sets> codec = MsgpackCodec.of(Sets.class);
        assertThatThrownBy(() -> Wire.decode(codec, "92 92 a1 61 a1 61 80"))
                .hasMessage("Sets.set: a set has an element twice, at byte 1");
        assertThatThrownBy(() -> Wire.decode(codec, "92 90 82 a1 61 01 a1 61 02"))
                .hasMessage("Sets.map: a map has a key twice, at byte 2");
    }

    @Test
    void anyQueueStandsForAQueue() {
        assertThat(Wire.roundTrip(MsgpackCodec.of(Collections.class), withQueue(new ArrayDeque<>(List.of(1))))
                        .d())
                .containsExactly(1);
    }

    private static Collections withQueue(Queue<Integer> queue) {
        return new Collections(null, null, null, queue, null, null, null, null, null, null, null);
    }
}

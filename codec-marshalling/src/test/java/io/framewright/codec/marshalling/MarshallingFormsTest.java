package io.framewright.codec.marshalling;

import static org.assertj.core.api.Assertions.assertThat;

import io.framewright.codec.Codec;
import io.framewright.codec.HashCollections;
import java.io.File;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands behind a declared type of the JDK is admitted. */
@SuppressWarnings("JavaUtilDate") // old classes are serialized too
class MarshallingFormsTest {

    interface Box extends Serializable {
        @Nullable
        Object value();
    }

    record ListBox(List<?> value) implements Box {
        private static final long serialVersionUID = 1L;
    }

    record CollectionBox(Collection<?> value) implements Box {
        private static final long serialVersionUID = 1L;
    }

    record SetBox(Set<?> value) implements Box {
        private static final long serialVersionUID = 1L;
    }

    record MapBox(Map<?, ?> value) implements Box {
        private static final long serialVersionUID = 1L;
    }

    record SortedSetBox(SortedSet<String> value) implements Box {
        private static final long serialVersionUID = 1L;
    }

    record SortedMapBox(SortedMap<String, String> value) implements Box {
        private static final long serialVersionUID = 1L;
    }

    record EnumSetBox(EnumSet<DayOfWeek> value) implements Box {
        private static final long serialVersionUID = 1L;
    }

    record EnumMapBox(EnumMap<DayOfWeek, String> value) implements Box {
        private static final long serialVersionUID = 1L;
    }

    record NumberBox(Number value) implements Box {
        private static final long serialVersionUID = 1L;
    }

    record ZoneBox(ZoneId value) implements Box {
        private static final long serialVersionUID = 1L;
    }

    record TimeBox(
            Instant instant,
            LocalDate date,
            LocalDateTime dateTime,
            OffsetDateTime offset,
            ZonedDateTime zoned,
            Duration duration,
            Period period)
            implements Box {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Object value() {
            return null;
        }
    }

    record ValueBox(
            UUID uuid,
            Date date,
            Locale locale,
            Currency currency,
            URI uri,
            File file,
            BitSet bits,
            DayOfWeek day,
            Boolean flag,
            Character letter,
            InetAddress address,
            InetSocketAddress socket)
            implements Box {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Object value() {
            return null;
        }
    }

    @SuppressWarnings("JdkObsolete") // whatever a message may contain
    static Stream<Box> lists() {
        List<Integer> numbers = List.of(3, 1, 2);
        Stream<List<?>> lists = Stream.of(
                List.of(),
                List.of(1),
                numbers,
                Stream.of(1, null).toList(),
                new ArrayList<>(numbers),
                new LinkedList<>(numbers),
                Arrays.asList(1, 2),
                Collections.emptyList(),
                Collections.singletonList(1),
                Collections.unmodifiableList(new ArrayList<>(numbers)),
                Collections.unmodifiableList(new LinkedList<>(numbers)));
        return lists.map(ListBox::new);
    }

    @SuppressWarnings("JavaUtilDate") // whatever a message may contain
    static Stream<Box> others() throws Exception {
        TreeMap<String, String> reversed = new TreeMap<>(Comparator.reverseOrder());
        reversed.putAll(Map.of("a", "b", "c", "d"));
        TreeSet<String> ignoringCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        ignoringCase.addAll(List.of("B", "a"));
        Instant now = Instant.ofEpochSecond(1_700_000_000, 7);
        ZonedDateTime zoned = now.atZone(ZoneId.of("Europe/Berlin"));
        return Stream.of(
                new SortedMapBox(reversed),
                new SortedMapBox(new TreeMap<>()),
                new SortedSetBox(ignoringCase),
                new EnumSetBox(EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY)),
                new EnumSetBox(EnumSet.noneOf(DayOfWeek.class)),
                new EnumMapBox(new EnumMap<>(Map.of(DayOfWeek.MONDAY, "Mon"))),
                new NumberBox(1),
                new NumberBox((byte) 1),
                new NumberBox(1.5f),
                new NumberBox(new BigDecimal("1e1000")),
                new NumberBox(BigInteger.TWO.pow(1000)),
                new ZoneBox(ZoneId.of("Europe/Berlin")),
                new ZoneBox(ZoneOffset.ofHours(3)),
                new CollectionBox(List.of(1, 2)),
                new CollectionBox(new TreeSet<>(List.of("a"))),
                new TimeBox(
                        now,
                        zoned.toLocalDate(),
                        zoned.toLocalDateTime(),
                        zoned.toOffsetDateTime(),
                        zoned,
                        Duration.ofNanos(5),
                        Period.ofDays(3)),
                new ValueBox(
                        new UUID(1, 2),
                        new Date(5),
                        Locale.CANADA_FRENCH,
                        Currency.getInstance("EUR"),
                        URI.create("a:b"),
                        new File("x"),
                        BitSet.valueOf(new long[] {5}),
                        DayOfWeek.FRIDAY,
                        true,
                        'x',
                        InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                        new InetSocketAddress(InetAddress.getByAddress(new byte[16]), 80)));
    }

    static Stream<Box> hashed() {
        Map<String, Integer> map = Map.of("a", 1, "b", 2);
        Stream<Map<?, ?>> maps = Stream.of(
                Map.of(),
                Map.of("a", 1),
                map,
                new HashMap<>(),
                new HashMap<>(map),
                new LinkedHashMap<>(map),
                new TreeMap<>(map),
                new ConcurrentHashMap<>(map),
                new EnumMap<>(Map.of(DayOfWeek.MONDAY, "Mon")),
                Collections.emptyMap(),
                Collections.singletonMap(1, 2),
                Collections.unmodifiableMap(new HashMap<>(map)));
        Stream<Set<?>> sets = Stream.of(
                Set.of(),
                Set.of(1),
                Set.of(1, 2, 3),
                new HashSet<>(),
                new HashSet<>(map.keySet()),
                new LinkedHashSet<>(map.keySet()),
                new TreeSet<>(map.keySet()),
                EnumSet.allOf(DayOfWeek.class),
                Collections.emptySet(),
                Collections.singleton(1),
                Collections.unmodifiableSet(new HashSet<>(map.keySet())));
        return Stream.concat(maps.map(MapBox::new), sets.map(SetBox::new));
    }

    @ParameterizedTest
    @MethodSource({"lists", "others"})
    void formsOfDeclaredTypesAreAdmitted(Box message) {
        requireRoundTrip(message, HashCollections.REFUSED);
    }

    @ParameterizedTest
    @MethodSource("hashed")
    void hashCollectionsAreAdmittedWhenAskedFor(Box message) {
        requireRoundTrip(message, HashCollections.ADMITTED);
    }

    private static void requireRoundTrip(Box message, HashCollections hashCollections) {
        @SuppressWarnings("unchecked") // the message's own class
        Class<Box> type = (Class<Box>) message.getClass();
        for (WireProtocol protocol : WireProtocol.values()) {
            requireRoundTrip(
                    message,
                    builder(protocol, type).hashCollections(hashCollections).build());
            requireRoundTrip(
                    message,
                    builder(protocol, type)
                            .hashCollections(hashCollections)
                            .classTable()
                            .build());
        }
    }

    private static <T> MarshallingCodec.Builder<T> builder(WireProtocol protocol, Class<T> type) {
        MarshallingCodec.Builder<T> builder = protocol == WireProtocol.SERIAL
                ? MarshallingCodec.serialBuilder(type)
                : MarshallingCodec.riverBuilder(type);
        // what a wildcard stands for is unknown to the codec
        return builder.nested(1, Integer.class).nested(2, DayOfWeek.class);
    }

    private static void requireRoundTrip(Box message, Codec<Box> codec) {
        Box same = Bytes.decode(codec, Bytes.encode(codec, message));
        assertThat(same).as("with %s", codec).isEqualTo(message);
        if (message.value() != null) {
            assertThat(same.value()).as("with %s", codec).hasSameClassAs(message.value());
        }
    }

    record QueueBox(PriorityQueue<String> queue, ArrayDeque<String> deque) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 20})
    void queuesAreAdmitted(int size) {
        List<String> content = Collections.nCopies(size, "x");
        QueueBox message = new QueueBox(new PriorityQueue<>(content), new ArrayDeque<>(content));
        for (WireProtocol protocol : WireProtocol.values()) {
            Codec<QueueBox> codec = builder(protocol, QueueBox.class).build();
            QueueBox same = Bytes.decode(codec, Bytes.encode(codec, message));
            assertThat(same.queue()).containsExactlyElementsOf(content);
            assertThat(same.deque()).containsExactlyElementsOf(content);
        }
    }
}

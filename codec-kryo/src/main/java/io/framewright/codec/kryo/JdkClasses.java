package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.serializers.DefaultArraySerializers;
import com.esotericsoftware.kryo.serializers.DefaultSerializers;
import com.esotericsoftware.kryo.serializers.OptionalSerializers;
import com.esotericsoftware.kryo.serializers.TimeSerializers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
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
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's classes that messages may hold, with the numbers that they have on the wire where a field's declared type
 * leaves the class open. The numbers never change; classes of the application come behind {@link #MAX_ID}.
 */
final class JdkClasses {

    /** Where the JDK's numbers end. The application's nested class n has the number {@code MAX_ID + n}. */
    static final int MAX_ID = 63;

    private static final Map<Class<?>, Integer> IDS = new LinkedHashMap<>();
    private static final Map<Class<?>, Supplier<Serializer<?>>> LEAVES = new LinkedHashMap<>();

    static {
        leaf(1, Boolean.class, DefaultSerializers.BooleanSerializer::new);
        leaf(2, Byte.class, DefaultSerializers.ByteSerializer::new);
        leaf(3, Character.class, DefaultSerializers.CharSerializer::new);
        leaf(4, Short.class, DefaultSerializers.ShortSerializer::new);
        leaf(5, Integer.class, DefaultSerializers.IntSerializer::new);
        leaf(6, Long.class, DefaultSerializers.LongSerializer::new);
        leaf(7, Float.class, DefaultSerializers.FloatSerializer::new);
        leaf(8, Double.class, DefaultSerializers.DoubleSerializer::new);
        leaf(9, String.class, DefaultSerializers.StringSerializer::new);
        leaf(10, BigInteger.class, () -> new RunSerializer<>(new DefaultSerializers.BigIntegerSerializer(), 1));
        leaf(11, BigDecimal.class, () -> new RunSerializer<>(new DefaultSerializers.BigDecimalSerializer(), 1));
        leaf(12, Date.class, DefaultSerializers.DateSerializer::new);
        leaf(13, UUID.class, DefaultSerializers.UUIDSerializer::new);
        leaf(14, URI.class, () -> new TextSerializer<>(URI::toString, URI::create));
        leaf(15, Locale.class, () -> new TextSerializer<>(Locale::toLanguageTag, Locale::forLanguageTag));
        leaf(16, Currency.class, () -> new TextSerializer<>(Currency::getCurrencyCode, Currency::getInstance));

        leaf(20, Instant.class, TimeSerializers.InstantSerializer::new);
        leaf(21, Duration.class, TimeSerializers.DurationSerializer::new);
        leaf(22, LocalDate.class, TimeSerializers.LocalDateSerializer::new);
        leaf(23, LocalTime.class, TimeSerializers.LocalTimeSerializer::new);
        leaf(24, LocalDateTime.class, TimeSerializers.LocalDateTimeSerializer::new);
        leaf(25, OffsetTime.class, TimeSerializers.OffsetTimeSerializer::new);
        leaf(26, OffsetDateTime.class, TimeSerializers.OffsetDateTimeSerializer::new);
        leaf(27, ZonedDateTime.class, ZonedDateTimeSerializer::new);
        leaf(28, ZoneId.class, () -> new TextSerializer<>(ZoneId::getId, ZoneId::of));
        leaf(29, ZoneOffset.class, TimeSerializers.ZoneOffsetSerializer::new);
        leaf(30, Year.class, TimeSerializers.YearSerializer::new);
        leaf(31, YearMonth.class, TimeSerializers.YearMonthSerializer::new);
        leaf(32, MonthDay.class, TimeSerializers.MonthDaySerializer::new);
        leaf(33, Period.class, TimeSerializers.PeriodSerializer::new);

        container(36, Optional.class);
        leaf(37, OptionalInt.class, OptionalSerializers.OptionalIntSerializer::new);
        leaf(38, OptionalLong.class, OptionalSerializers.OptionalLongSerializer::new);
        leaf(39, OptionalDouble.class, OptionalSerializers.OptionalDoubleSerializer::new);

        array(40, boolean[].class, 1, DefaultArraySerializers.BooleanArraySerializer::new);
        array(41, byte[].class, 1, DefaultArraySerializers.ByteArraySerializer::new);
        array(42, char[].class, 2, DefaultArraySerializers.CharArraySerializer::new);
        array(43, short[].class, 2, DefaultArraySerializers.ShortArraySerializer::new);
        array(44, int[].class, 4, DefaultArraySerializers.IntArraySerializer::new);
        array(45, long[].class, 8, DefaultArraySerializers.LongArraySerializer::new);
        array(46, float[].class, 4, DefaultArraySerializers.FloatArraySerializer::new);
        array(47, double[].class, 8, DefaultArraySerializers.DoubleArraySerializer::new);
        container(48, String[].class);
        container(49, Object[].class);

        container(50, ArrayList.class);
        container(51, LinkedList.class);
        container(52, ArrayDeque.class);
        container(53, HashSet.class);
        container(54, LinkedHashSet.class);
        container(55, TreeSet.class);
        container(56, HashMap.class);
        container(57, LinkedHashMap.class);
        container(58, TreeMap.class);
        container(59, ConcurrentHashMap.class);
    }

    private JdkClasses() {}

    private static <T> void leaf(int id, Class<T> type, Supplier<Serializer<?>> serializer) {
        IDS.put(type, id);
        LEAVES.put(type, serializer);
    }

    private static <T> void array(int id, Class<T> type, int width, Supplier<Serializer<T>> serializer) {
        leaf(id, type, () -> new RunSerializer<>(serializer.get(), width));
    }

    private static void container(int id, Class<?> type) {
        IDS.put(type, id);
    }

    /** All classes that have a number, in the order of the numbers. */
    static Map<Class<?>, Integer> ids() {
        return Collections.unmodifiableMap(IDS);
    }

    /** A new serializer for a class that holds no other objects, or null if the class is not one of those. */
    @SuppressWarnings("unchecked") // used for values of the class only
    static @Nullable Serializer<Object> leaf(Class<?> type) {
        Supplier<Serializer<?>> supplier = LEAVES.get(type);
        return supplier == null ? null : (Serializer<Object>) supplier.get();
    }

    static boolean isJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }
}

package io.framewright.codec.msgpack;

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
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The classes of java.time. An {@link Instant} is MessagePack's timestamp; the others are integers, or arrays of integers
 * from the largest unit to the smallest, with the offset in seconds and the name of the zone at the end.
 *
 * <pre>
 * LocalDate       [year, month, day]
 * LocalTime       [hour, minute, second, nanosecond]
 * LocalDateTime   [year, month, day, hour, minute, second, nanosecond]
 * OffsetTime      [hour, minute, second, nanosecond, offset]
 * OffsetDateTime  [year, month, day, hour, minute, second, nanosecond, offset]
 * ZonedDateTime   [year, month, day, hour, minute, second, nanosecond, offset, "zone"]
 * Duration        [seconds, nanoseconds]
 * Period          [years, months, days]
 * YearMonth       [year, month]
 * MonthDay        [month, day]
 * Year            year
 * ZoneOffset      seconds
 * ZoneId          "zone"
 * </pre>
 */
final class TimeBindings {

    static final Map<Class<?>, Binding> BINDINGS = new HashMap<>();

    static {
        add(
                Instant.class,
                (out, value) -> out.writeTimestamp(value.getEpochSecond(), value.getNano()),
                in -> in.readTimestamp(Instant::ofEpochSecond));
        tuple(LocalDate.class, 3, TimeBindings::write, TimeBindings::readDate);
        tuple(LocalTime.class, 4, TimeBindings::write, TimeBindings::readTime);
        tuple(LocalDateTime.class, 7, TimeBindings::write, TimeBindings::readDateTime);
        tuple(OffsetTime.class, 5, TimeBindings::write, in -> OffsetTime.of(readTime(in), readOffset(in)));
        tuple(OffsetDateTime.class, 8, TimeBindings::write, in -> OffsetDateTime.of(readDateTime(in), readOffset(in)));
        tuple(ZonedDateTime.class, 9, TimeBindings::write, TimeBindings::readZoned);
        tuple(Duration.class, 2, TimeBindings::write, in -> Duration.ofSeconds(in.readLong(), in.readInt()));
        tuple(Period.class, 3, TimeBindings::write, in -> Period.of(in.readInt(), in.readInt(), in.readInt()));
        tuple(YearMonth.class, 2, TimeBindings::write, in -> YearMonth.of(in.readInt(), in.readInt()));
        tuple(MonthDay.class, 2, TimeBindings::write, in -> MonthDay.of(in.readInt(), in.readInt()));
        add(Year.class, (out, value) -> out.writeInt(value.getValue()), in -> Year.of(in.readInt()));
        add(ZoneOffset.class, TimeBindings::write, TimeBindings::readOffset);
        add(ZoneId.class, (out, value) -> out.writeString(value.getId()), in -> ZoneId.of(in.requireString()));
    }

    private TimeBindings() {}

    private static <T> void add(Class<T> type, BiConsumer<MessageWriter, T> writer, Function<MessageReader, T> reader) {
        BINDINGS.put(type, Leaf.of(writer, reader));
    }

    private static <T> void tuple(
            Class<T> type, int length, BiConsumer<MessageWriter, T> writer, Function<MessageReader, T> reader) {
        BiConsumer<MessageWriter, T> withHeader = (out, value) -> {
            out.writeArrayHeader(length);
            writer.accept(out, value);
        };
        add(type, withHeader, in -> {
            in.readTuple(length);
            return reader.apply(in);
        });
    }

    private static void write(MessageWriter out, LocalDate value) {
        out.writeInt(value.getYear());
        out.writeInt(value.getMonthValue());
        out.writeInt(value.getDayOfMonth());
    }

    private static LocalDate readDate(MessageReader in) {
        return LocalDate.of(in.readInt(), in.readInt(), in.readInt());
    }

    private static void write(MessageWriter out, LocalTime value) {
        out.writeInt(value.getHour());
        out.writeInt(value.getMinute());
        out.writeInt(value.getSecond());
        out.writeInt(value.getNano());
    }

    private static LocalTime readTime(MessageReader in) {
        return LocalTime.of(in.readInt(), in.readInt(), in.readInt(), in.readInt());
    }

    private static void write(MessageWriter out, LocalDateTime value) {
        write(out, value.toLocalDate());
        write(out, value.toLocalTime());
    }

    private static LocalDateTime readDateTime(MessageReader in) {
        return LocalDateTime.of(readDate(in), readTime(in));
    }

    private static void write(MessageWriter out, ZoneOffset value) {
        out.writeInt(value.getTotalSeconds());
    }

    private static ZoneOffset readOffset(MessageReader in) {
        return ZoneOffset.ofTotalSeconds(in.readInt());
    }

    private static void write(MessageWriter out, OffsetTime value) {
        write(out, value.toLocalTime());
        write(out, value.getOffset());
    }

    private static void write(MessageWriter out, OffsetDateTime value) {
        write(out, value.toLocalDateTime());
        write(out, value.getOffset());
    }

    private static void write(MessageWriter out, ZonedDateTime value) {
        write(out, value.toLocalDateTime());
        write(out, value.getOffset());
        out.writeString(value.getZone().getId());
    }

    /** The offset tells which of two equal local times is meant, where clocks are set back. */
    private static ZonedDateTime readZoned(MessageReader in) {
        LocalDateTime local = readDateTime(in);
        ZoneOffset offset = readOffset(in);
        return ZonedDateTime.ofInstant(local, offset, ZoneId.of(in.requireString()));
    }

    private static void write(MessageWriter out, Duration value) {
        out.writeLong(value.getSeconds());
        out.writeInt(value.getNano());
    }

    private static void write(MessageWriter out, Period value) {
        out.writeInt(value.getYears());
        out.writeInt(value.getMonths());
        out.writeInt(value.getDays());
    }

    private static void write(MessageWriter out, YearMonth value) {
        out.writeInt(value.getYear());
        out.writeInt(value.getMonthValue());
    }

    private static void write(MessageWriter out, MonthDay value) {
        out.writeInt(value.getMonthValue());
        out.writeInt(value.getDayOfMonth());
    }
}

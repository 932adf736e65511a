package io.framewright.codec.msgpack;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The JDK's classes whose values hold no others, except those of java.time. */
final class Leaves {

    private static final Map<Class<?>, Binding> BINDINGS = new HashMap<>();

    static {
        add(Boolean.class, MessageWriter::writeBoolean, MessageReader::readBoolean);
        add(Byte.class, (out, value) -> out.writeInt(value), in -> (byte) in.readByte());
        add(Short.class, (out, value) -> out.writeInt(value), in -> (short) in.readShort());
        add(Character.class, (out, value) -> out.writeInt(value), in -> (char) in.readChar());
        add(Integer.class, MessageWriter::writeInt, MessageReader::readInt);
        add(Long.class, MessageWriter::writeLong, MessageReader::readLong);
        add(Float.class, MessageWriter::writeFloat, MessageReader::readFloat);
        add(Double.class, MessageWriter::writeDouble, MessageReader::readDouble);
        BINDINGS.put(String.class, StringBinding.INSTANCE);
        add(BigInteger.class, BigNumbers::write, BigNumbers::readInteger);
        add(BigDecimal.class, BigNumbers::write, BigNumbers::readDecimal);
        add(UUID.class, MessageWriter::writeUuid, MessageReader::readUuid);
        add(Date.class, Leaves::writeDate, Leaves::readDate);
        text(URI.class, URI::toString, URI::create);
        text(Locale.class, Locale::toLanguageTag, Locale::forLanguageTag);
        text(Currency.class, Currency::getCurrencyCode, Currency::getInstance);
        BINDINGS.put(OptionalInt.class, OptionalNumber.INT);
        BINDINGS.put(OptionalLong.class, OptionalNumber.LONG);
        BINDINGS.put(OptionalDouble.class, OptionalNumber.DOUBLE);
        PrimitiveArrays.BINDINGS.forEach(BINDINGS::put);
        TimeBindings.BINDINGS.forEach(BINDINGS::put);
    }

    private Leaves() {}

    private static <T> void add(Class<T> type, BiConsumer<MessageWriter, T> writer, Function<MessageReader, T> reader) {
        BINDINGS.put(type, Leaf.of(writer, reader));
    }

    private static <T> void text(Class<T> type, Function<T, String> toText, Function<String, T> fromText) {
        add(type, (out, value) -> out.writeString(toText.apply(value)), in -> fromText.apply(in.requireString()));
    }

    /** The binding of a class, if it is one of these. */
    static @Nullable Binding of(Class<?> type) {
        return BINDINGS.get(type);
    }

    private static void writeDate(MessageWriter out, Date value) {
        long millis = value.getTime();
        out.writeTimestamp(Math.floorDiv(millis, 1000), Math.floorMod(millis, 1000) * 1_000_000);
    }

    private static Date readDate(MessageReader in) {
        return in.readTimestamp(
                (seconds, nanos) -> new Date(Math.addExact(Math.multiplyExact(seconds, 1000L), nanos / 1_000_000)));
    }
}

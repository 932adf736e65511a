package io.framewright.codec.msgpack;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Constants of an enum: their names, or their numbers where {@link WireNumber} gives some. Names are read in both cases.
 *
 * @param type the enum
 * @param constants by ordinal
 * @param written what is written for each, by ordinal
 * @param names by ordinal
 * @param numbers by number, none if the constants are written by name
 * @param small those of the numbers that are below {@link #SMALL}, by number
 */
@SuppressWarnings("EnumOrdinal") // an index within this JVM, never on the wire
record EnumBinding(
        Class<?> type,
        Object[] constants,
        byte[][] written,
        NameTable names,
        Map<Integer, Object> numbers,
        @Nullable Object[] small)
        implements Binding {

    /** Numbers that take one byte on the wire are looked up in an array. */
    private static final int SMALL = 128;

    static EnumBinding of(Class<?> type) {
        Enum<?>[] constants = (Enum<?>[]) type.getEnumConstants();
        List<String> names = Stream.of(constants).map(EnumBinding::name).toList();
        Map<Integer, Object> numbers = new HashMap<>();
        byte[][] written = new byte[constants.length][];
        for (Enum<?> constant : constants) {
            WireNumber number = field(constant).getAnnotation(WireNumber.class);
            if (number != null && numbers.put(number.value(), constant) != null) {
                throw new IllegalArgumentException(
                        type.getName() + " has @WireNumber(" + number.value() + ") on two constants");
            }
            written[constant.ordinal()] =
                    number == null ? Names.encoded(names.get(constant.ordinal())) : Names.encoded(number.value());
        }
        if (!numbers.isEmpty() && numbers.size() < constants.length) {
            throw new IllegalArgumentException(type.getName() + " has constants with and without @WireNumber");
        }
        return new EnumBinding(type, constants, written, new NameTable(names, type.getName()), numbers, small(numbers));
    }

    private static @Nullable Object[] small(Map<Integer, Object> numbers) {
        int length = numbers.keySet().stream()
                        .filter(number -> number >= 0 && number < SMALL)
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(-1)
                + 1;
        @Nullable Object[] small = new Object[length];
        Arrays.setAll(small, numbers::get);
        return small;
    }

    private static String name(Enum<?> constant) {
        return Names.of(field(constant), constant.name());
    }

    private static Field field(Enum<?> constant) {
        try {
            return constant.getDeclaringClass().getField(constant.name());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("every constant is a field", e);
        }
    }

    @Override
    public void write(MessageWriter out, @Nullable Object value) {
        if (value == null) {
            out.writeNil();
        } else {
            out.writeRaw(written[((Enum<?>) value).ordinal()]);
        }
    }

    @Override
    public @Nullable Object read(MessageReader in) {
        if (in.readNil()) {
            return null;
        }
        int at = in.position();
        if (!numbers.isEmpty() && !in.isString()) {
            return numbered(in.readInt(), at);
        }
        int found = in.readName(names);
        if (found == NameTable.UNKNOWN) {
            in.position(at);
            throw unknown("\"" + in.readString() + "\"", at);
        }
        return constants[found];
    }

    private Object numbered(int number, int at) {
        Object constant = number >= 0 && number < small.length ? small[number] : numbers.get(number);
        if (constant == null) {
            throw unknown("the number " + number, at);
        }
        return constant;
    }

    private Fault unknown(String found, int at) {
        String known = numbers.isEmpty() ? names.toString() : Arrays.toString(constants) + " by number or name";
        return Fault.malformed(
                "expected a constant of " + type.getName() + ", which has " + known + "; found " + found, at);
    }

    @Override
    public boolean leaf() {
        return true;
    }

    @Override
    public String toString() {
        return type.getName();
    }
}

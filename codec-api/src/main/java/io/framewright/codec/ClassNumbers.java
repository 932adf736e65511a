package io.framewright.codec;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that stand for classes in serialized messages, in place of their names and descriptions. Immutable.
 *
 * <pre>
 * +--------------------+--------------------------------------+
 * | number             | digest, for 0 and 64 and more,       |
 * | varint, 1..5 bytes | enums excepted: 4 bytes, big-endian  |
 * +--------------------+--------------------------------------+
 * </pre>
 *
 * <p>The message's class is 0. Classes of the JDK have fixed numbers from 1 to 59. A class that is listed as nested with
 * the number n is 63 + n. 62 says that a name follows instead, which is for classes of the JDK without a number; 63 is an
 * array, and the class of its elements follows. The digest is a CRC-32C of the fields' names and types, so that a side
 * whose class has other fields says so instead of mixing them up.
 */
public final class ClassNumbers {

    private static final int MESSAGE = 0;
    private static final int NAMED = 62;
    private static final int ARRAY = 63;
    private static final int NESTED = 63;
    private static final int MAX_DIMENSIONS = 255;
    private static final int MAX_VARINT = 5;

    private final Map<Integer, Class<?>> byNumber = new HashMap<>();
    private final Map<Class<?>, byte[]> codes = new HashMap<>();
    private final Map<Integer, Integer> digests = new HashMap<>();

    private ClassNumbers() {}

    /**
     * Numbers the classes that a message may consist of.
     *
     * @param type the messages' exact class
     * @param nested the application's numbers of classes that appear inside messages
     * @param admitted the classes that may occur
     * @return the numbers
     * @throws IllegalArgumentException if a class of the application has no number; the text has the lines to add
     */
    public static ClassNumbers of(Class<?> type, SortedMap<Integer, Class<?>> nested, SerializableClasses admitted) {
        requireComplete(type, nested, admitted);
        ClassNumbers numbers = new ClassNumbers();
        JdkClassNumbers.byClass().forEach((each, number) -> numbers.putCode(number, each, varint(number)));
        nested.forEach((number, each) -> {
            if (number > Integer.MAX_VALUE - NESTED) {
                throw new IllegalArgumentException("the number of " + each.getName() + " is out of range: " + number);
            }
            numbers.put(NESTED + number, each);
        });
        numbers.put(MESSAGE, type);
        return numbers;
    }

    private static void requireComplete(
            Class<?> type, SortedMap<Integer, Class<?>> nested, SerializableClasses admitted) {
        List<Class<?>> missing = admitted.all().stream()
                .filter(each -> each != type && !nested.containsValue(each) && isDescribed(each))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        int number = nested.isEmpty() ? 1 : nested.lastKey() + 1;
        StringBuilder lines = new StringBuilder();
        for (Class<?> each : missing) {
            String name = each.getCanonicalName() == null ? each.getName() : each.getCanonicalName();
            lines.append("\n    .nested(")
                    .append(number++)
                    .append(", ")
                    .append(name)
                    .append(".class)");
        }
        throw new IllegalArgumentException(
                "with class-table, every class that occurs in " + type.getName() + " needs a number; add" + lines);
    }

    /** Whether a class of the application stands in the bytes. */
    private static boolean isDescribed(Class<?> type) {
        return !DeclaredTypes.isJdk(type)
                && !type.isArray()
                && !type.isInterface()
                && Serializable.class.isAssignableFrom(type);
    }

    private void put(int number, Class<?> type) {
        byte[] head = varint(number);
        if (type.isEnum()) {
            putCode(number, type, head);
            return;
        }
        int digest = SerialLayout.digest(type);
        ByteBuffer code = ByteBuffer.allocate(head.length + Integer.BYTES);
        putCode(number, type, code.put(head).putInt(digest).array());
        digests.put(number, digest);
    }

    private void putCode(int number, Class<?> type, byte[] code) {
        byNumber.put(number, type);
        codes.put(type, code);
    }

    private static byte[] varint(int number) {
        byte[] bytes = new byte[MAX_VARINT];
        int length = 0;
        int rest = number;
        while (rest > 0x7f) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return Arrays.copyOf(bytes, length);
    }

    /**
     * Tells whether a class is written without its name.
     *
     * @param type any class
     * @return whether it has a number, or is an array of elements that have one
     */
    public boolean has(Class<?> type) {
        return codes.containsKey(type) || (type.isArray() && has(type.getComponentType()));
    }

    /**
     * Writes what stands for a class.
     *
     * @param type the class; if it has no number, the caller writes its name behind this
     * @param out where to
     * @throws IOException if the output throws it
     */
    public void write(Class<?> type, DataOutput out) throws IOException {
        byte[] code = codes.get(type);
        if (code != null) {
            out.write(code);
        } else if (has(type)) {
            out.writeByte(ARRAY);
            write(type.getComponentType(), out);
        } else {
            out.writeByte(NAMED);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param in where from
     * @return the class, or null if its name follows
     * @throws IOException if the input throws it
     * @throws DecodeException if the number stands for no class, or its fields are others on this side
     */
    public @Nullable Class<?> read(DataInput in) throws IOException {
        int dimensions = 0;
        int number = readVarint(in);
        while (number == ARRAY && dimensions < MAX_DIMENSIONS) {
            dimensions++;
            number = readVarint(in);
        }
        if (number == NAMED && dimensions == 0) {
            return null;
        }
        Class<?> type = byNumber.get(number);
        if (type == null) {
            throw DecodeException.typeNotAllowed("no class has the number " + show(number));
        }
        requireSameFields(number, type, in);
        for (int i = 0; i < dimensions; i++) {
            type = type.arrayType();
        }
        return type;
    }

    private void requireSameFields(int number, Class<?> type, DataInput in) throws IOException {
        Integer own = digests.get(number);
        int digest = own == null ? 0 : in.readInt();
        if (own != null && own != digest) {
            throw DecodeException.malformed(type.getName() + ", which is " + show(number)
                    + ", has other fields in the message (digest "
                    + HexFormat.of().toHexDigits(digest)
                    + ") than here (" + HexFormat.of().toHexDigits(own) + ": " + SerialLayout.describe(type)
                    + "); with class-table both sides need the same fields");
        }
    }

    private static String show(int number) {
        return number > NESTED ? "nested(" + (number - NESTED) + ", ...)" : String.valueOf(number);
    }

    private static int readVarint(DataInput in) throws IOException {
        long number = 0;
        for (int i = 0; i < MAX_VARINT; i++) {
            int b = in.readByte();
            number |= (b & 0x7fL) << (7 * i);
            if (b >= 0) {
                if (number > Integer.MAX_VALUE) {
                    break;
                }
                return (int) number;
            }
        }
        throw DecodeException.malformed("the number of a class is over 31 bits");
    }
}

package io.framewright.codec.msgpack;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a member's declared type is to the code that reads and writes it. */
enum Kind {
    BOOLEAN(boolean.class, boolean.class, "writeBoolean", "readBoolean"),
    BYTE(byte.class, int.class, "writeInt", "readByte"),
    SHORT(short.class, int.class, "writeInt", "readShort"),
    CHAR(char.class, int.class, "writeInt", "readChar"),
    INT(int.class, int.class, "writeInt", "readInt"),
    LONG(long.class, long.class, "writeLong", "readLong"),
    FLOAT(float.class, float.class, "writeFloat", "readFloat"),
    DOUBLE(double.class, double.class, "writeDouble", "readDouble"),
    STRING(String.class, String.class, "writeString", "readString"),
    /** Anything else, by its binding. */
    OBJECT(Object.class, Object.class, "write", "read");

    private final Class<?> type;
    private final Class<?> carrier;
    private final String writeMethod;
    private final String readMethod;

    Kind(Class<?> type, Class<?> carrier, String writeMethod, String readMethod) {
        this.type = type;
        this.carrier = carrier;
        this.writeMethod = writeMethod;
        this.readMethod = readMethod;
    }

    static Kind of(Class<?> type) {
        if (type.isPrimitive()) {
            return valueOf(type.getName().toUpperCase(Locale.ROOT));
        }
        return type == String.class ? STRING : OBJECT;
    }

    /** The declared type, as far as this tells. */
    Class<?> type() {
        return type;
    }

    /** The type that values have between the message and the reader or writer. */
    Class<?> carrier() {
        return carrier;
    }

    /** The method of {@link MessageWriter}, or of {@link Binding}. */
    String writeMethod() {
        return writeMethod;
    }

    /** The method of {@link MessageReader}, or of {@link Binding}. */
    String readMethod() {
        return readMethod;
    }

    boolean isPrimitive() {
        return carrier.isPrimitive();
    }

    /** How many stack slots and local variables a value takes. */
    int slots() {
        return carrier == long.class || carrier == double.class ? 2 : 1;
    }

    /** What stands for a member that the peer has not sent, unless its binding knows better. */
    @Nullable
    Object missing() {
        return switch (this) {
            case BOOLEAN -> false;
            case BYTE, SHORT, CHAR, INT -> 0;
            case LONG -> 0L;
            case FLOAT -> 0f;
            case DOUBLE -> 0.0;
            case STRING, OBJECT -> null;
        };
    }

    void write(MessageWriter out, Binding binding, @Nullable Object value) {
        if (value == null || !isPrimitive()) {
            binding.write(out, value);
            return;
        }
        switch (this) {
            case BOOLEAN -> out.writeBoolean((boolean) value);
            case LONG -> out.writeLong((long) value);
            case FLOAT -> out.writeFloat((float) value);
            case DOUBLE -> out.writeDouble((double) value);
            default -> out.writeInt((int) value);
        }
    }

    @Nullable
    Object read(MessageReader in, Binding binding) {
        return switch (this) {
            case BOOLEAN -> in.readBoolean();
            case BYTE -> in.readByte();
            case SHORT -> in.readShort();
            case CHAR -> in.readChar();
            case INT -> in.readInt();
            case LONG -> in.readLong();
            case FLOAT -> in.readFloat();
            case DOUBLE -> in.readDouble();
            case STRING, OBJECT -> binding.read(in);
        };
    }
}

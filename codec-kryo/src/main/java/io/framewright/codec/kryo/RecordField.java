package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One component of a record: primitives as Kryo's FieldSerializer writes them, objects as their declared type says. */
final class RecordField {

    private enum Kind {
        BOOLEAN,
        BYTE,
        CHAR,
        SHORT,
        INT,
        LONG,
        FLOAT,
        DOUBLE,
        OBJECT
    }

    private final RecordComponent component;
    private final int index;
    private final Kind kind;
    private final MethodHandle accessor;
    private final @Nullable Value value;

    /** @param value how the component's values are written, or null if it is a primitive */
    RecordField(RecordComponent component, int index, MethodHandle accessor, @Nullable Value value) {
        Class<?> type = component.getType();
        this.component = component;
        this.index = index;
        this.kind = type.isPrimitive() ? Kind.valueOf(type.getName().toUpperCase(Locale.ROOT)) : Kind.OBJECT;
        this.accessor = accessor.asType(MethodType.methodType(type.isPrimitive() ? type : Object.class, Object.class));
        this.value = value;
    }

    String name() {
        return component.getName();
    }

    /** The component's place among the constructor's parameters. */
    int index() {
        return index;
    }

    void write(Kryo kryo, Output out, Object record) {
        try {
            switch (kind) {
                case BOOLEAN -> out.writeBoolean((boolean) accessor.invokeExact(record));
                case BYTE -> out.writeByte((byte) accessor.invokeExact(record));
                case CHAR -> out.writeChar((char) accessor.invokeExact(record));
                case SHORT -> out.writeShort((short) accessor.invokeExact(record));
                case INT -> out.writeVarInt((int) accessor.invokeExact(record), false);
                case LONG -> out.writeVarLong((long) accessor.invokeExact(record), false);
                case FLOAT -> out.writeFloat((float) accessor.invokeExact(record));
                case DOUBLE -> out.writeDouble((double) accessor.invokeExact(record));
                case OBJECT -> value().write(kryo, out, (Object) accessor.invokeExact(record));
            }
        } catch (Throwable e) {
            throw Failures.at(name(), component.getDeclaringRecord(), Failures.unchecked(e));
        }
    }

    @Nullable
    Object read(Kryo kryo, Input in) {
        try {
            return switch (kind) {
                case BOOLEAN -> in.readBoolean();
                case BYTE -> in.readByte();
                case CHAR -> in.readChar();
                case SHORT -> in.readShort();
                case INT -> in.readVarInt(false);
                case LONG -> in.readVarLong(false);
                case FLOAT -> in.readFloat();
                case DOUBLE -> in.readDouble();
                case OBJECT -> value().read(kryo, in);
            };
        } catch (RuntimeException e) {
            throw Failures.at(name(), component.getDeclaringRecord(), e);
        }
    }

    private Value value() {
        if (value == null) {
            throw new IllegalStateException(component + " is a primitive");
        }
        return value;
    }
}

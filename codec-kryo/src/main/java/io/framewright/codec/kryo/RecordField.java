package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One component of a record: primitives as Kryo's FieldSerializer writes them, objects as their declared type says. */
final class RecordField implements ObjectField {

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

    private static final Map<Class<?>, Object> EMPTY = Map.of(
            Optional.class, Optional.empty(),
            OptionalInt.class, OptionalInt.empty(),
            OptionalLong.class, OptionalLong.empty(),
            OptionalDouble.class, OptionalDouble.empty());

    private final RecordComponent component;
    private final Field field;
    private final int index;
    private final Kind kind;
    private final MethodHandle accessor;
    private final @Nullable Value value;

    /** @param value how the component's values are written, or null if it is a primitive */
    RecordField(RecordComponent component, int index, MethodHandle accessor, @Nullable Value value) {
        Class<?> type = component.getType();
        this.component = component;
        this.field = field(component);
        this.index = index;
        this.kind = type.isPrimitive() ? Kind.valueOf(type.getName().toUpperCase(Locale.ROOT)) : Kind.OBJECT;
        this.accessor = accessor.asType(MethodType.methodType(type.isPrimitive() ? type : Object.class, Object.class));
        this.value = value;
    }

    private static Field field(RecordComponent component) {
        try {
            return component.getDeclaringRecord().getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("every component has a field", e);
        }
    }

    @Override
    public String name() {
        return component.getName();
    }

    @Override
    public int since() {
        return ObjectField.since(field);
    }

    @Override
    public String kind() {
        return value == null ? ObjectField.kind(component.getType()) : value.kind();
    }

    @Override
    public void write(Kryo kryo, Output out, Object record) {
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

    @Override
    public void read(Kryo kryo, Input in, Object arguments) {
        ((@Nullable Object[]) arguments)[index] = read(kryo, in);
    }

    private @Nullable Object read(Kryo kryo, Input in) {
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

    @Override
    public void leaveOut(Object arguments) {
        ((@Nullable Object[]) arguments)[index] = leftOut(component.getType());
    }

    /** Zero, false, null, or an Optional of nothing. */
    private static @Nullable Object leftOut(Class<?> type) {
        if (type.isPrimitive()) {
            return Array.get(Array.newInstance(type, 1), 0);
        }
        return EMPTY.get(type);
    }

    private Value value() {
        if (value == null) {
            throw new IllegalStateException(component + " is a primitive");
        }
        return value;
    }
}

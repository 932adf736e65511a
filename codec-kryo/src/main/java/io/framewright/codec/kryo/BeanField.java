package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.FieldSerializer.CachedField;
import java.lang.reflect.Field;

/** One field of a class, as Kryo's FieldSerializer reads and writes it. */
record BeanField(CachedField field, String kind) implements ObjectField {

    @Override
    public String name() {
        return field.getName();
    }

    @Override
    public int since() {
        return ObjectField.since(field.getField());
    }

    @Override
    public void write(Kryo kryo, Output out, Object object) {
        field.write(out, object);
    }

    @Override
    public void read(Kryo kryo, Input in, Object target) {
        try {
            field.read(in, target);
        } catch (RuntimeException e) {
            Field place = field.getField();
            throw place.getType().isPrimitive() ? Failures.at(name(), place.getDeclaringClass(), e) : e;
        }
    }

    /** The field keeps the value that the constructor gave it. */
    @Override
    public void leaveOut(Object target) {}
}

package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.VersionFieldSerializer.Since;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** One field of a class, or one component of a record. */
interface ObjectField {

    String name();

    /** The number of the group it belongs to: 0 if it was there from the first version on. */
    int since();

    /** What its values are on the wire, see {@link Value#kind}. */
    String kind();

    void write(Kryo kryo, Output out, Object object);

    /** Reads a value into what the object is made from. */
    void read(Kryo kryo, Input in, Object target);

    /** Leaves out a value that an older peer did not write. */
    void leaveOut(Object target);

    /** What {@link Since} says about a field, or else 0. */
    static int since(Field field) {
        @Nullable Since since = field.getAnnotation(Since.class);
        if (since != null && since.value() < 0) {
            throw new IllegalArgumentException(field + " has a negative @Since");
        }
        return since == null ? 0 : since.value();
    }

    /** What the values of a primitive are on the wire. */
    static String kind(Class<?> primitive) {
        return primitive == int.class || primitive == long.class ? "integer" : primitive.getName();
    }
}

package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import org.jspecify.annotations.Nullable;

/**
 * How the values of one declared type are written. One that cannot write null by itself gets a byte before it: 0 for
 * null, 1 for a value.
 *
 * @param type what all values are instances of
 * @param serializer what writes and reads them
 * @param leaf whether they hold no other objects, and so do not count as objects themselves
 * @param kind what they are on the wire, as a word that changes when the bytes do
 */
record Value(Class<?> type, Serializer<Object> serializer, boolean leaf, String kind) {

    boolean acceptsNull() {
        return serializer.getAcceptsNull();
    }

    void write(Kryo kryo, Output output, @Nullable Object value) {
        if (!acceptsNull()) {
            output.writeByte(value == null ? Kryo.NULL : Kryo.NOT_NULL);
            if (value == null) {
                return;
            }
        }
        serializer.write(kryo, output, value);
    }

    @Nullable
    Object read(Kryo kryo, Input input) {
        if (!acceptsNull() && input.readByte() == Kryo.NULL) {
            return null;
        }
        return serializer.read(kryo, input, type);
    }
}

package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.framewright.codec.DecodeException;
import org.jspecify.annotations.Nullable;

/**
 * Writes an object once, and a reference wherever it comes again.
 *
 * <pre>
 * 0              null
 * 1, object      an object that comes for the first time
 * n + 2          the object that came as the n-th, counted from 0
 * </pre>
 */
final class ReferenceSerializer extends Serializer<Object> {

    static final int NULL = 0;
    static final int NEW = 1;
    static final int FIRST = 2;

    private final Value value;

    ReferenceSerializer(Value value) {
        super(true);
        this.value = value;
    }

    /** How an object is written when it comes for the first time. */
    Value value() {
        return value;
    }

    @Override
    public void write(Kryo kryo, Output output, @Nullable Object object) {
        GraphOutput out = (GraphOutput) output;
        if (object == null) {
            out.writeByte(NULL);
        } else if (!out.writeReference(object)) {
            value.serializer().write(kryo, out, object);
            out.complete(object);
        }
    }

    @Override
    @SuppressWarnings("NullAway") // as Kryo has it: this serializer accepts null
    public Object read(Kryo kryo, Input input, Class<? extends Object> type) {
        GraphInput in = (GraphInput) input;
        int tag = in.readVarInt(true);
        if (tag == NULL) {
            return null;
        }
        if (tag != NEW) {
            return in.references().get(tag - FIRST, value.type());
        }
        int id = in.references().begin();
        Object object = value.serializer().read(kryo, in, value.type());
        if (object == null) {
            throw DecodeException.malformed("a new object is null");
        }
        in.references().complete(id, object);
        return object;
    }
}

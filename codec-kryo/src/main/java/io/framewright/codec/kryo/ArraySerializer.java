package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.framewright.codec.EncodeException;
import java.lang.reflect.Array;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes an array of objects as {@link Elements} does. */
final class ArraySerializer extends Serializer<Object> {

    private final Class<?> type;
    private final Value element;

    ArraySerializer(Class<?> type, Value element) {
        super(true);
        this.type = type;
        this.element = element;
    }

    @Override
    public void write(Kryo kryo, Output output, @Nullable Object object) {
        if (object == null) {
            Elements.writeNull(output);
            return;
        }
        if (object.getClass() != type) {
            throw new EncodeException(object.getClass().getTypeName() + " cannot be written where exactly "
                    + type.getTypeName() + " is declared");
        }
        GraphOutput out = (GraphOutput) output;
        out.enter();
        @Nullable Object[] array = (@Nullable Object[]) object;
        boolean marked = Elements.marksNulls(element, Arrays.asList(array));
        Elements.writeSize(out, array.length, marked);
        for (Object each : array) {
            Elements.write(kryo, out, element, marked, each);
        }
        out.leave();
    }

    @Override
    @SuppressWarnings("NullAway") // as Kryo has it: this serializer accepts null
    public Object read(Kryo kryo, Input input, Class<? extends Object> ignored) {
        GraphInput in = (GraphInput) input;
        boolean marked = in.readVarIntFlag();
        int size = in.readVarIntFlag(true) - 1;
        if (size == -1) {
            return null;
        }
        Elements.begin(in, element, size, marked);
        @Nullable Object[] array = (@Nullable Object[]) Array.newInstance(type.getComponentType(), size);
        in.created(array);
        for (int i = 0; i < size; i++) {
            array[i] = Elements.read(kryo, in, element, marked);
        }
        in.leave();
        return array;
    }
}

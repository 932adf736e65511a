package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.framewright.codec.EncodeException;
import io.framewright.codec.binding.CollectionShape;
import io.framewright.codec.binding.KeyHashes;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Writes a collection as {@link Elements} does. */
final class CollectionSerializer extends Serializer<Object> {

    private final CollectionShape shape;
    private final Value element;

    CollectionSerializer(CollectionShape shape, Value element) {
        super(true);
        this.shape = shape;
        this.element = element;
    }

    @Override
    public void write(Kryo kryo, Output output, @Nullable Object object) {
        if (object == null) {
            Elements.writeNull(output);
            return;
        }
        Collection<?> collection = collection(object);
        shape.requireWritable(collection);
        GraphOutput out = (GraphOutput) output;
        out.enter();
        int size = collection.size();
        boolean marked = Elements.marksNulls(element, collection);
        Elements.writeSize(out, size, marked);
        int written = 0;
        for (Object each : collection) {
            Elements.write(kryo, out, element, marked, each);
            written++;
        }
        if (written != size) {
            throw new EncodeException("a collection changed while it was being written");
        }
        out.leave();
    }

    private static Collection<?> collection(Object object) {
        if (object instanceof Collection<?> collection) {
            return collection;
        }
        throw new EncodeException(object.getClass().getName() + " is no Collection and cannot be written");
    }

    @Override
    @SuppressWarnings("NullAway") // as Kryo has it: this serializer accepts null
    public Object read(Kryo kryo, Input input, Class<? extends Object> type) {
        GraphInput in = (GraphInput) input;
        boolean marked = in.readVarIntFlag();
        int size = in.readVarIntFlag(true) - 1;
        if (size == -1) {
            return null;
        }
        Elements.begin(in, element, size, marked);
        Collection<@Nullable Object> collection = shape.create().apply(size);
        in.created(collection);
        KeyHashes hashes = KeyHashes.of(shape.order(), size);
        for (int i = 0; i < size; i++) {
            Object each = Elements.read(kryo, in, element, marked);
            hashes.count(each);
            collection.add(each);
        }
        in.leave();
        return collection;
    }
}

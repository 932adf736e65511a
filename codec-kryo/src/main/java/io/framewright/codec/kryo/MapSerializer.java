package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.framewright.codec.EncodeException;
import io.framewright.codec.binding.KeyHashes;
import io.framewright.codec.binding.MapShape;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a map.
 *
 * <pre>
 * 0                                                        null
 * size + 1 (varint), then key and value for each entry     a map
 * </pre>
 */
final class MapSerializer extends Serializer<Object> {

    private static final int MIN_BYTES = 2;

    private final MapShape shape;
    private final Value key;
    private final Value value;

    MapSerializer(MapShape shape, Value key, Value value) {
        super(true);
        this.shape = shape;
        this.key = key;
        this.value = value;
    }

    @Override
    public void write(Kryo kryo, Output output, @Nullable Object object) {
        if (object == null) {
            output.writeByte(Kryo.NULL);
            return;
        }
        Map<?, ?> map = (Map<?, ?>) object;
        shape.requireWritable(map);
        GraphOutput out = (GraphOutput) output;
        out.enter();
        int size = map.size();
        out.writeVarInt(size + 1, true);
        int written = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            key.write(kryo, out, entry.getKey());
            value.write(kryo, out, entry.getValue());
            written++;
        }
        if (written != size) {
            throw new EncodeException("a map changed while it was being written");
        }
        out.leave();
    }

    @Override
    @SuppressWarnings("NullAway") // as Kryo has it: this serializer accepts null
    public Object read(Kryo kryo, Input input, Class<? extends Object> type) {
        GraphInput in = (GraphInput) input;
        int size = in.readVarInt(true) - 1;
        if (size == -1) {
            return null;
        }
        in.enter();
        in.beginElements(size, MIN_BYTES, key.leaf() || value.leaf());
        Map<@Nullable Object, @Nullable Object> map = shape.create().apply(size);
        in.created(map);
        KeyHashes hashes = KeyHashes.of(shape.order(), size);
        for (int i = 0; i < size; i++) {
            in.nextElement(MIN_BYTES);
            Object each = key.read(kryo, in);
            hashes.count(each);
            map.put(each, value.read(kryo, in));
        }
        in.leave();
        return map;
    }
}

package io.framewright.codec.msgpack;

import io.framewright.codec.EncodeException;
import io.framewright.codec.binding.KeyHashes;
import io.framewright.codec.binding.MapShape;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A map.
 *
 * @param shape which maps
 * @param key how the keys are written
 * @param value how the values are written
 */
record MapBinding(MapShape shape, Binding key, Binding value) implements Binding {

    @Override
    public void write(MessageWriter out, @Nullable Object object) {
        if (object == null) {
            out.writeNil();
            return;
        }
        Map<?, ?> map = (Map<?, ?>) object;
        shape.requireWritable(map);
        out.enter();
        int size = map.size();
        out.writeMapHeader(size);
        int written = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            key.write(out, entry.getKey());
            value.write(out, entry.getValue());
            written++;
        }
        if (written != size) {
            throw new EncodeException("a map changed while it was being written");
        }
        out.leave();
    }

    @Override
    public @Nullable Object read(MessageReader in) {
        if (in.readNil()) {
            return null;
        }
        in.enter();
        int at = in.position();
        int size = in.readMapHeader();
        in.beginElements(size, 2, key.leaf() || value.leaf() ? size : 0);
        Map<@Nullable Object, @Nullable Object> map = shape.create().apply(size);
        KeyHashes hashes = KeyHashes.of(shape.order(), size);
        for (int i = 0; i < size; i++) {
            in.nextElement(2);
            Object each = key.read(in);
            hashes.count(each);
            map.put(each, value.read(in));
        }
        if (map.size() != size) {
            throw Fault.malformed("a map has a key twice", at);
        }
        in.leave();
        return map;
    }

    @Override
    public void locate(Place place) {
        int size = place.in().readMapHeader();
        for (int i = 0; i < size; i++) {
            if (place.enters("[" + i + "].key", key) || place.enters("[" + i + "].value", value)) {
                return;
            }
        }
    }
}

package io.framewright.codec.msgpack;

import io.framewright.codec.EncodeException;
import io.framewright.codec.binding.CollectionShape;
import io.framewright.codec.binding.KeyHashes;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * A collection: an array of its elements.
 *
 * @param shape which collections
 * @param element how the elements are written
 */
record CollectionBinding(CollectionShape shape, Binding element) implements Binding {

    @Override
    public void write(MessageWriter out, @Nullable Object value) {
        if (value == null) {
            out.writeNil();
            return;
        }
        out.enter();
        if (value instanceof List<?> list && value instanceof RandomAccess) {
            shape.requireWritable(list);
            writeList(out, list);
        } else if (value instanceof Collection<?> collection) {
            shape.requireWritable(collection);
            writeAll(out, collection);
        } else {
            throw new EncodeException(value.getClass().getName() + " is no Collection and cannot be written");
        }
        out.leave();
    }

    private void writeList(MessageWriter out, List<?> list) {
        int size = list.size();
        out.writeArrayHeader(size);
        for (int i = 0; i < size; i++) {
            element.write(out, list.get(i));
        }
    }

    private void writeAll(MessageWriter out, Collection<?> collection) {
        int size = collection.size();
        out.writeArrayHeader(size);
        int written = 0;
        for (Object each : collection) {
            element.write(out, each);
            written++;
        }
        if (written != size) {
            throw new EncodeException("a collection changed while it was being written");
        }
    }

    @Override
    public @Nullable Object read(MessageReader in) {
        if (in.readNil()) {
            return null;
        }
        in.enter();
        int at = in.position();
        int size = in.readArrayHeader();
        in.beginElements(size, 1, element.leaf() ? size : 0);
        Collection<@Nullable Object> collection = shape.create().apply(size);
        KeyHashes hashes = KeyHashes.of(shape.order(), size);
        for (int i = 0; i < size; i++) {
            in.nextElement(1);
            Object each = element.read(in);
            hashes.count(each);
            collection.add(each);
        }
        if (collection.size() != size) {
            throw Fault.malformed("a set has an element twice", at);
        }
        in.leave();
        return collection;
    }

    @Override
    public void locate(Place place) {
        place.entersOne(place.in().readArrayHeader(), element);
    }
}

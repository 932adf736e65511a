package io.framewright.codec.msgpack;

import io.framewright.codec.EncodeException;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/**
 * An array of objects.
 *
 * @param type the array's class
 * @param element how the elements are written
 */
record ArrayBinding(Class<?> type, Binding element) implements Binding {

    @Override
    public void write(MessageWriter out, @Nullable Object value) {
        if (value == null) {
            out.writeNil();
            return;
        }
        if (value.getClass() != type) {
            throw new EncodeException(value.getClass().getTypeName() + " cannot be written where exactly "
                    + type.getTypeName() + " is declared");
        }
        out.enter();
        @Nullable Object[] array = (@Nullable Object[]) value;
        out.writeArrayHeader(array.length);
        for (Object each : array) {
            element.write(out, each);
        }
        out.leave();
    }

    @Override
    public @Nullable Object read(MessageReader in) {
        if (in.readNil()) {
            return null;
        }
        in.enter();
        int size = in.readArrayHeader();
        in.beginElements(size, 1, element.leaf() ? size : 0);
        @Nullable Object[] array = (@Nullable Object[]) Array.newInstance(type.getComponentType(), size);
        for (int i = 0; i < size; i++) {
            in.nextElement(1);
            array[i] = element.read(in);
        }
        in.leave();
        return array;
    }

    @Override
    public void locate(Place place) {
        place.entersOne(place.in().readArrayHeader(), element);
    }
}

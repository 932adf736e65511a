package io.framewright.codec.msgpack;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An {@link Optional}: its value, or nil. Null is written as nil too, and comes back as empty.
 *
 * @param value how the values are written
 */
record OptionalBinding(Binding value) implements Binding {

    @Override
    public void write(MessageWriter out, @Nullable Object optional) {
        value.write(out, optional == null ? null : ((Optional<?>) optional).orElse(null));
    }

    @Override
    public Object read(MessageReader in) {
        return Optional.ofNullable(value.read(in));
    }

    @Override
    public Object missing() {
        return Optional.empty();
    }

    @Override
    public boolean readsNil() {
        return true;
    }

    @Override
    public boolean leaf() {
        return value.leaf();
    }

    @Override
    public void locate(Place place) {
        value.locate(place);
    }
}

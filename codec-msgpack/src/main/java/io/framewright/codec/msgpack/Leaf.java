package io.framewright.codec.msgpack;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values that hold no others.
 *
 * @param writer writes a value
 * @param reader reads a value
 */
record Leaf(BiConsumer<MessageWriter, Object> writer, Function<MessageReader, Object> reader) implements Binding {

    /** Makes the binding of a class. */
    @SuppressWarnings("unchecked") // values of the class only are written
    static <T> Leaf of(BiConsumer<MessageWriter, T> writer, Function<MessageReader, T> reader) {
        return new Leaf((BiConsumer<MessageWriter, Object>) writer, (Function<MessageReader, Object>) reader);
    }

    @Override
    public void write(MessageWriter out, @Nullable Object value) {
        if (value == null) {
            out.writeNil();
        } else {
            writer.accept(out, value);
        }
    }

    @Override
    public @Nullable Object read(MessageReader in) {
        return in.readNil() ? null : reader.apply(in);
    }

    @Override
    public boolean leaf() {
        return true;
    }
}

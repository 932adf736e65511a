package io.framewright.codec.msgpack;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Optional numbers: the number, or nil.
 *
 * @param none what nil is read as, and a missing member becomes
 * @param writer writes an optional number that is there
 * @param reader reads a number
 */
record OptionalNumber(Object none, BiConsumer<MessageWriter, Object> writer, Function<MessageReader, Object> reader)
        implements Binding {

    static final Binding INT = new OptionalNumber(
            OptionalInt.empty(),
            (out, value) -> out.writeInt(((OptionalInt) value).getAsInt()),
            in -> OptionalInt.of(in.readInt()));
    static final Binding LONG = new OptionalNumber(
            OptionalLong.empty(),
            (out, value) -> out.writeLong(((OptionalLong) value).getAsLong()),
            in -> OptionalLong.of(in.readLong()));
    static final Binding DOUBLE = new OptionalNumber(
            OptionalDouble.empty(),
            (out, value) -> out.writeDouble(((OptionalDouble) value).getAsDouble()),
            in -> OptionalDouble.of(in.readDouble()));

    @Override
    public void write(MessageWriter out, @Nullable Object value) {
        if (value == null || value.equals(none)) {
            out.writeNil();
        } else {
            writer.accept(out, value);
        }
    }

    @Override
    public Object read(MessageReader in) {
        return in.readNil() ? none : reader.apply(in);
    }

    @Override
    public Object missing() {
        return none;
    }

    @Override
    public boolean readsNil() {
        return true;
    }

    @Override
    public boolean leaf() {
        return true;
    }
}

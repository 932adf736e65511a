package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes a value as the string that it can be made from. */
final class TextSerializer<T> extends Serializer<T> {

    private final Function<T, String> print;
    private final Function<String, T> parse;

    TextSerializer(Function<T, String> print, Function<String, T> parse) {
        super(true);
        this.print = print;
        this.parse = parse;
    }

    @Override
    public void write(Kryo kryo, Output output, @Nullable T value) {
        output.writeString(value == null ? null : print.apply(value));
    }

    @Override
    @SuppressWarnings("NullAway") // as Kryo has it: this serializer accepts null
    public T read(Kryo kryo, Input input, Class<? extends T> type) {
        String text = input.readString();
        return text == null ? null : parse.apply(text);
    }
}

package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import org.jspecify.annotations.Nullable;

/**
 * Kryo's own serializer of an array of primitives or of a large number, which begins with its length plus one, behind a
 * check of that length.
 */
final class RunSerializer<T> extends Serializer<T> {

    private final Serializer<T> serializer;
    private final int width;

    /** @param width how many bytes of memory one element takes; on the wire it takes at least one */
    RunSerializer(Serializer<T> serializer, int width) {
        super(true);
        this.serializer = serializer;
        this.width = width;
    }

    @Override
    public void write(Kryo kryo, Output output, @Nullable T run) {
        serializer.write(kryo, output, run);
    }

    @Override
    public T read(Kryo kryo, Input input, Class<? extends T> type) {
        int start = input.position();
        int length = input.readVarInt(true) - 1;
        if (length != -1) {
            ((GraphInput) input).requireRun(length, 1, width);
        }
        input.setPosition(start);
        return serializer.read(kryo, input, type);
    }
}

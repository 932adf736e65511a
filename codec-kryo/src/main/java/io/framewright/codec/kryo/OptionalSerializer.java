package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Optional;

/** Writes what an Optional holds, or null. */
final class OptionalSerializer extends Serializer<Object> {

    private final Value value;

    OptionalSerializer(Value value) {
        this.value = value;
    }

    @Override
    public void write(Kryo kryo, Output output, Object optional) {
        GraphOutput out = (GraphOutput) output;
        out.enter();
        value.write(kryo, out, ((Optional<?>) optional).orElse(null));
        out.leave();
    }

    @Override
    public Object read(Kryo kryo, Input input, Class<? extends Object> type) {
        GraphInput in = (GraphInput) input;
        in.enter();
        Optional<Object> optional = Optional.ofNullable(value.read(kryo, in));
        in.leave();
        return optional;
    }
}

package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.FieldSerializer;
import io.framewright.codec.EncodeException;
import java.lang.invoke.MethodHandle;

/**
 * Writes the fields of exactly one class, sorted by name, nothing else. Objects are made by the constructor without
 * parameters, then their fields are set.
 */
final class BeanSerializer extends FieldSerializer<Object> implements Value.HasFields {

    private final Class<?> type;
    private final MethodHandle constructor;
    private final ClassNumbers numbers;

    BeanSerializer(Kryo kryo, Class<?> type, MethodHandle constructor, ClassNumbers numbers) {
        super(kryo, type, config());
        this.type = type;
        this.constructor = constructor;
        this.numbers = numbers;
    }

    private static FieldSerializerConfig config() {
        FieldSerializerConfig config = new FieldSerializerConfig();
        config.setCopyTransient(false);
        return config;
    }

    /** Tells each field how its values are written. */
    void bind(SerializerGraph graph, DeclaredType declared) {
        for (CachedField field : getFields()) {
            Class<?> fieldType = field.getField().getType();
            if (!fieldType.isPrimitive()) {
                DeclaredType of = declared.ofMember(
                        field.getField().getDeclaringClass(), field.getField().getGenericType());
                Value value = graph.value(of, type.getName() + "." + field.getName());
                field.setCanBeNull(true);
                field.setValueClass(value.type(), value.serializer());
            }
        }
    }

    @Override
    public int fieldCount() {
        return getFields().length;
    }

    @Override
    public void write(Kryo kryo, Output output, Object object) {
        if (object.getClass() != type) {
            throw new EncodeException(numbers.unexpected(object.getClass(), type));
        }
        GraphOutput out = (GraphOutput) output;
        out.enter();
        super.write(kryo, out, object);
        out.leave();
    }

    @Override
    public Object read(Kryo kryo, Input input, Class<? extends Object> ignored) {
        GraphInput in = (GraphInput) input;
        in.enter();
        Object object = super.read(kryo, in, type);
        in.leave();
        return object;
    }

    @Override
    protected Object create(Kryo kryo, Input input, Class<? extends Object> ignored) {
        try {
            Object object = constructor.invokeExact();
            ((GraphInput) input).created(object);
            return object;
        } catch (Throwable e) {
            throw Failures.unchecked(e);
        }
    }
}

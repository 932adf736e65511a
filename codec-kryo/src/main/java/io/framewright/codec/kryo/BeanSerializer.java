package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.FieldSerializer;
import com.esotericsoftware.kryo.serializers.FieldSerializer.CachedField;
import com.esotericsoftware.kryo.serializers.FieldSerializer.FieldSerializerConfig;
import io.framewright.codec.EncodeException;
import io.framewright.codec.binding.DeclaredType;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/** Makes objects by the constructor without parameters, then sets their fields. */
final class BeanSerializer extends ObjectSerializer {

    private final Class<?> type;
    private final MethodHandle constructor;
    private final ClassNumbers numbers;

    BeanSerializer(Class<?> type, MethodHandle constructor, ClassNumbers numbers) {
        this.type = type;
        this.constructor = constructor;
        this.numbers = numbers;
    }

    /** Tells each field how its values are written. */
    void bind(Kryo kryo, SerializerGraph graph, DeclaredType declared) {
        FieldSerializerConfig config = new FieldSerializerConfig();
        config.setCopyTransient(false);
        List<ObjectField> fields = new ArrayList<>();
        for (CachedField field : new FieldSerializer<>(kryo, type, config).getFields()) {
            fields.add(new BeanField(field, kind(field, graph, declared)));
        }
        bind(type, fields);
    }

    private String kind(CachedField field, SerializerGraph graph, DeclaredType declared) {
        Class<?> fieldType = field.getField().getType();
        if (fieldType.isPrimitive()) {
            return ObjectField.kind(fieldType);
        }
        DeclaredType of = declared.ofMember(
                field.getField().getDeclaringClass(), field.getField().getGenericType());
        Value value = graph.value(of, type.getName() + "." + field.getName());
        field.setCanBeNull(true);
        field.setValueClass(value.type(), value.serializer());
        return value.kind();
    }

    @Override
    public void write(Kryo kryo, Output output, Object object) {
        if (object.getClass() != type) {
            throw new EncodeException(numbers.unexpected(object.getClass(), type));
        }
        super.write(kryo, output, object);
    }

    @Override
    Object begin(GraphInput in) {
        try {
            Object object = constructor.invokeExact();
            in.created(object);
            return object;
        } catch (Throwable e) {
            throw Failures.unchecked(e);
        }
    }

    @Override
    Object end(Object object) {
        return object;
    }
}

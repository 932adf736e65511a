package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Writes a record's components, sorted by name, nothing else: the same bytes as a class with the same fields. */
final class RecordSerializer extends Serializer<Object> implements Value.HasFields {

    private final Class<?> type;
    private final MethodHandle constructor;
    private final RecordField[] fields;

    /** @param constructor the canonical constructor, taking an array of its arguments */
    RecordSerializer(Class<?> type, MethodHandle constructor) {
        this.type = type;
        this.constructor = constructor;
        this.fields = new RecordField[type.getRecordComponents().length];
    }

    /** Tells each component how its values are written. */
    void bind(SerializerGraph graph, DeclaredType declared) throws IllegalAccessException {
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            Method accessor = components[i].getAccessor();
            accessor.setAccessible(true);
            MethodHandle handle = MethodHandles.lookup().unreflect(accessor);
            fields[i] = new RecordField(components[i], i, handle, value(components[i], graph, declared));
        }
        Arrays.sort(fields, Comparator.comparing(RecordField::name));
    }

    private @Nullable Value value(RecordComponent component, SerializerGraph graph, DeclaredType declared) {
        if (component.getType().isPrimitive()) {
            return null;
        }
        DeclaredType of = declared.ofMember(type, component.getGenericType());
        return graph.value(of, type.getName() + "." + component.getName());
    }

    @Override
    public int fieldCount() {
        return fields.length;
    }

    @Override
    public void write(Kryo kryo, Output output, Object record) {
        GraphOutput out = (GraphOutput) output;
        out.enter();
        for (RecordField field : fields) {
            field.write(kryo, out, record);
        }
        out.leave();
    }

    @Override
    public Object read(Kryo kryo, Input input, Class<? extends Object> ignored) {
        GraphInput in = (GraphInput) input;
        in.enter();
        in.createdLate();
        @Nullable Object[] arguments = new @Nullable Object[fields.length];
        for (RecordField field : fields) {
            arguments[field.index()] = field.read(kryo, in);
        }
        in.leave();
        try {
            return (Object) constructor.invokeExact(arguments);
        } catch (Throwable e) {
            throw Failures.unchecked(e);
        }
    }
}

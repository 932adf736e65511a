package io.framewright.codec.kryo;

import io.framewright.codec.binding.DeclaredType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes records by their canonical constructor. Their bytes are those of a class with the same fields. */
final class RecordSerializer extends ObjectSerializer {

    private final Class<?> type;
    private final MethodHandle constructor;
    private final int count;

    /** @param constructor the canonical constructor, taking an array of its arguments */
    RecordSerializer(Class<?> type, MethodHandle constructor) {
        this.type = type;
        this.constructor = constructor;
        this.count = type.getRecordComponents().length;
    }

    /** Tells each component how its values are written. */
    void bind(SerializerGraph graph, DeclaredType declared) throws IllegalAccessException {
        RecordComponent[] components = type.getRecordComponents();
        List<ObjectField> fields = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            Method accessor = components[i].getAccessor();
            accessor.setAccessible(true);
            MethodHandle handle = MethodHandles.lookup().unreflect(accessor);
            fields.add(new RecordField(components[i], i, handle, value(components[i], graph, declared)));
        }
        bind(type, fields);
    }

    private @Nullable Value value(RecordComponent component, SerializerGraph graph, DeclaredType declared) {
        if (component.getType().isPrimitive()) {
            return null;
        }
        DeclaredType of = declared.ofMember(type, component.getGenericType());
        return graph.value(of, type.getName() + "." + component.getName());
    }

    @Override
    Object begin(GraphInput in) {
        in.createdLate();
        return new Object[count];
    }

    @Override
    Object end(Object arguments) {
        try {
            return (Object) constructor.invokeExact((Object[]) arguments);
        } catch (Throwable e) {
            throw Failures.unchecked(e);
        }
    }
}

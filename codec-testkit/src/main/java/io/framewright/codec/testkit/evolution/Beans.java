package io.framewright.codec.testkit.evolution;

import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Makes the bean of the same name and content of each record. */
final class Beans {

    private Beans() {}

    static Pair<Object, Object> of(Pair<?, ?> records) {
        return new Pair<>(
                records.change(),
                bean(records.was()),
                bean(records.now()),
                orNull(records.oldBytes()),
                orNull(records.newBytes()),
                orNull(records.oldBytesByPosition()),
                orNull(records.newBytesByPosition()));
    }

    private static @Nullable Object orNull(@Nullable Object value) {
        return value == null ? null : bean(value);
    }

    private static Object bean(Object value) {
        try {
            if (value instanceof Record source) {
                return filled(source);
            }
            return value instanceof Enum<?> constant ? constant(constant) : value;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every record has a bean of its shape", e);
        }
    }

    private static Object filled(Record source) throws ReflectiveOperationException {
        Class<?> type = beanClass(source.getClass());
        Object bean = type.getConstructor().newInstance();
        for (RecordComponent component : source.getClass().getRecordComponents()) {
            Object value = component.getAccessor().invoke(source);
            type.getField(component.getName()).set(bean, orNull(value));
        }
        return bean;
    }

    private static Object constant(Enum<?> constant) throws ReflectiveOperationException {
        return beanClass(constant.getDeclaringClass()).getField(constant.name()).get(null);
    }

    private static Class<?> beanClass(Class<?> source) throws ClassNotFoundException {
        return Class.forName(source.getName().replace("Records$", "Beans$"));
    }
}

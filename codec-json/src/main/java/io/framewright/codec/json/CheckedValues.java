package io.framewright.codec.json;

import io.framewright.codec.DecodeLimits;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.ser.jdk.JDKKeySerializers;
import tools.jackson.databind.type.ArrayType;
import tools.jackson.databind.type.CollectionType;
import tools.jackson.databind.type.MapType;

/**
 * Checks what Jackson lets pass: numbers that are too large for their type become infinite, strings such as "NaN" become
 * numbers, base64 is not counted as a string, keys are added to sets and maps however many have one hash code, and keys
 * are written that nobody can read.
 */
final class CheckedValues extends SimpleModule {

    private static final long serialVersionUID = 1L;

    private static final Set<Class<?>> NUMBERS =
            Set.of(double.class, Double.class, float.class, Float.class, Number.class);

    CheckedValues(DecodeLimits limits) {
        super("framewright-checked-values");
        addValueInstantiator(KeyedEntries.class, new KeyedEntries.Instantiator());
        setDeserializerModifier(new Modifier(limits.maxBytes()));
        setSerializerModifier(new KeyModifier());
    }

    private static final class KeyModifier extends ValueSerializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public ValueSerializer<?> modifyKeySerializer(
                SerializationConfig config,
                JavaType type,
                BeanDescription.Supplier bean,
                ValueSerializer<?> serializer) {
            boolean ofTheJdk = type.getRawClass().getClassLoader() == null;
            return serializer instanceof JDKKeySerializers.Default && !ofTheJdk
                    ? new NamedKeys(serializer)
                    : serializer;
        }
    }

    private static final class Modifier extends ValueDeserializerModifier {

        private static final long serialVersionUID = 1L;

        private final int maxBytes;

        Modifier(int maxBytes) {
            this.maxBytes = maxBytes;
        }

        @Override
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription.Supplier bean, ValueDeserializer<?> deserializer) {
            return NUMBERS.contains(bean.getBeanClass()) ? new Checked(deserializer, maxBytes) : deserializer;
        }

        @Override
        public ValueDeserializer<?> modifyArrayDeserializer(
                DeserializationConfig config,
                ArrayType type,
                BeanDescription.Supplier bean,
                ValueDeserializer<?> deserializer) {
            return type.getContentType().isPrimitive() ? new Checked(deserializer, maxBytes) : deserializer;
        }

        @Override
        public ValueDeserializer<?> modifyCollectionDeserializer(
                DeserializationConfig config,
                CollectionType type,
                BeanDescription.Supplier bean,
                ValueDeserializer<?> deserializer) {
            return HashedKeys.ofCollection(type, deserializer);
        }

        @Override
        public ValueDeserializer<?> modifyMapDeserializer(
                DeserializationConfig config,
                MapType type,
                BeanDescription.Supplier bean,
                ValueDeserializer<?> deserializer) {
            return HashedKeys.ofMap(type, deserializer);
        }
    }

    /** Checks a value when it was read. */
    private static final class Checked extends DelegatingDeserializer {

        private final int maxBytes;

        Checked(ValueDeserializer<?> delegate, int maxBytes) {
            super(delegate);
            this.maxBytes = maxBytes;
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
            return new Checked(delegate, maxBytes);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
            Object value = super.deserialize(parser, context);
            if (value instanceof byte[] bytes && bytes.length > maxBytes) {
                throw new StreamConstraintsException(
                        "bytes in one array: " + bytes.length + " are over the limit of " + maxBytes);
            }
            if (!isFinite(value)) {
                context.reportInputMismatch(this, "a number is not finite, or too large for its type");
            }
            return value;
        }

        private static boolean isFinite(@Nullable Object value) {
            if (value instanceof Number number && (value instanceof Double || value instanceof Float)) {
                return Double.isFinite(number.doubleValue());
            }
            if (value instanceof double[] numbers) {
                return Arrays.stream(numbers).allMatch(Double::isFinite);
            }
            return !(value instanceof float[] numbers) || isFinite(numbers);
        }

        private static boolean isFinite(float[] numbers) {
            for (float number : numbers) {
                if (!Float.isFinite(number)) {
                    return false;
                }
            }
            return true;
        }
    }
}

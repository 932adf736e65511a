package io.framewright.codec.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * Writes map keys that Jackson would write by {@code toString}, unless nobody has written that method: what a record or
 * {@code Object} says of itself is no name, and would be read as another key, or none.
 */
final class NamedKeys extends ValueSerializer<Object> {

    private final ValueSerializer<Object> plain;

    @SuppressWarnings("unchecked") // Jackson's for any key
    NamedKeys(ValueSerializer<?> plain) {
        this.plain = (ValueSerializer<Object>) plain;
    }

    @Override
    public void serialize(Object key, JsonGenerator out, SerializationContext context) {
        if (isGenerated(key)) {
            throw DatabindException.from(
                    out,
                    "a key of " + key.getClass().getName()
                            + " has no name: annotate what names it with @JsonKey or @JsonValue");
        }
        plain.serialize(key, out, context);
    }

    private static boolean isGenerated(Object key) {
        Class<?> type = key.getClass();
        String text = String.valueOf(key);
        return (type.isRecord() && text.startsWith(type.getSimpleName() + "["))
                || text.equals(type.getName() + "@" + Integer.toHexString(key.hashCode()));
    }
}

package io.framewright.codec.marshalling;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jboss.marshalling.reflect.SerializableClass;
import org.jboss.marshalling.reflect.SerializableField;

/** Prints a class's fields for messages. */
final class FieldList {

    private FieldList() {}

    static String describe(SerializableClass type) {
        return Arrays.stream(type.getFields()).map(FieldList::describe).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String describe(SerializableField field) {
        return field.getKind().name().toLowerCase(Locale.ROOT) + " " + field.getName();
    }
}

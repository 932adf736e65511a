package io.framewright.codec.marshalling;

import io.framewright.codec.DecodeException;
import java.io.Externalizable;
import java.io.Serializable;
import org.jboss.marshalling.reflect.SerializableClass;
import org.jboss.marshalling.reflect.SerializableClassRegistry;
import org.jboss.marshalling.reflect.SerializableField;
import org.jboss.marshalling.util.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Follows the description of a class's fields as it is read: for each a name and a type, and the superclass last. {@code RiverUnmarshaller} takes
 * the type that a field has on this side, and a record's fields as they are on this side, whatever the message says; so
 * differences are refused here.
 */
final class RiverFields {

    /** What comes next in the description. */
    private enum Next {
        NAME,
        NAME_READ,
        TYPE,
        SUPERCLASS,
        NOTHING
    }

    /** A name, a type, and a byte besides. */
    private static final int MIN_FIELD_LENGTH = 3;

    private final ReadGuard guard;
    private Next next = Next.NOTHING;
    private SerializableClass type = lookup(Object.class);
    private int left;
    private int index;
    private @Nullable SerializableField field;
    private String name = "";

    RiverFields(ReadGuard guard) {
        this.guard = guard;
    }

    void begin() {
        next = Next.NOTHING;
    }

    static SerializableClass lookup(Class<?> type) {
        return SerializableClassRegistry.getInstance().lookup(type);
    }

    /** Tells whether a class is one that is described by its fields. */
    static boolean hasFields(Class<?> type) {
        return Serializable.class.isAssignableFrom(type)
                && !Externalizable.class.isAssignableFrom(type)
                && isObject(type);
    }

    /** Tells whether an object has its class, and is neither a constant, an array, a string nor a class. */
    static boolean isObject(Class<?> type) {
        return !Enum.class.isAssignableFrom(type)
                && !type.isArray()
                && !type.isInterface()
                && type != String.class
                && type != Class.class;
    }

    /** Called with the number of fields behind a class's name. */
    void count(Class<?> described, int count, int remaining) {
        if (!hasFields(described) || count < 0 || count > remaining / MIN_FIELD_LENGTH) {
            throw guard.refuse(DecodeException.malformed(described.getName() + " is described with " + count
                    + " fields where only " + remaining + " bytes remain, or has none"));
        }
        type = lookup(described);
        if (type.isRecord() && count != type.getFields().length) {
            throw refuse(count + " components");
        }
        left = count;
        index = 0;
        next = count == 0 ? Next.SUPERCLASS : Next.NAME;
    }

    /** Called behind the number of a class, whose fields are not described. */
    void beginSuperclass() {
        next = Next.SUPERCLASS;
    }

    /** Called before an object is read; tells whether it is a field's name. */
    boolean beginName() {
        return next == Next.NAME;
    }

    /** Called with each byte that announces something; tells whether that is a class, of a field or over this one. */
    boolean seeByte(int value) {
        switch (next) {
            case NAME -> {
                requireString(value);
                next = Next.NAME_READ;
                return false;
            }
            case TYPE -> {
                requireType(value);
                left--;
                index++;
                next = left == 0 ? Next.SUPERCLASS : Next.NAME;
                return true;
            }
            case SUPERCLASS -> {
                next = Next.NOTHING;
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    private void requireString(int lead) {
        if ((lead < RiverCodes.STRING_EMPTY || lead > RiverCodes.STRING_LARGE)
                && lead != RiverCodes.REPEAT_OBJECT_FAR
                && lead != RiverCodes.REPEAT_OBJECT_NEAR
                && lead != RiverCodes.REPEAT_OBJECT_NEARISH) {
            throw guard.refuse(DecodeException.malformed("the name of a field is no string"));
        }
    }

    void endName(@Nullable Object read) {
        name = read instanceof String text ? text : "";
        field = find(name);
        if (type.isRecord() && (field == null || field != type.getFields()[index])) {
            throw refuse("a component '" + ReadGuard.shorten(name) + "'");
        }
        next = Next.TYPE;
    }

    private @Nullable SerializableField find(String fieldName) {
        for (SerializableField each : type.getFields()) {
            if (each.getName().equals(fieldName)) {
                return each;
            }
        }
        return null;
    }

    private void requireType(int value) {
        Kind kind = kind(value);
        if (field != null && field.getKind() != kind) {
            throw refuse("a field " + name + " of type " + kind);
        }
    }

    private Kind kind(int value) {
        return switch (value) {
            case RiverCodes.PRIM_BOOLEAN -> Kind.BOOLEAN;
            case RiverCodes.PRIM_BYTE -> Kind.BYTE;
            case RiverCodes.PRIM_SHORT -> Kind.SHORT;
            case RiverCodes.PRIM_INT -> Kind.INT;
            case RiverCodes.PRIM_LONG -> Kind.LONG;
            case RiverCodes.PRIM_CHAR -> Kind.CHAR;
            case RiverCodes.PRIM_FLOAT -> Kind.FLOAT;
            case RiverCodes.PRIM_DOUBLE -> Kind.DOUBLE;
            case RiverCodes.OBJECT_CLASS -> Kind.OBJECT;
            default -> throw guard.refuse(DecodeException.malformed("a field has the type " + value));
        };
    }

    private DecodeException refuse(String what) {
        return guard.refuse(DecodeException.malformed(type.getSubjectClass().getName() + " has " + what
                + " in the message, but here it has " + FieldList.describe(type)));
    }
}

package io.framewright.codec.marshalling;

import io.framewright.codec.DecodeException;
import java.io.Externalizable;
import java.io.ObjectStreamConstants;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.marshalling.reflect.SerializableClass;
import org.jboss.marshalling.reflect.SerializableClassRegistry;
import org.jboss.marshalling.reflect.SerializableField;
import org.jboss.marshalling.util.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What the objects of a class look like in a message.
 *
 * @param type the class on this side
 * @param parent its superclass, as far as it is described
 * @param serializable whether objects of it are in messages as such
 * @param hasOwnData whether data of the class's own methods stand behind its fields
 * @param primitiveBytes how many bytes the fields of primitive types take together
 * @param objectFields how many other fields it has
 */
record SerialClass(
        Class<?> type,
        @Nullable SerialClass parent,
        boolean serializable,
        boolean hasOwnData,
        int primitiveBytes,
        int objectFields) {

    private static final int EXTERNAL = ObjectStreamConstants.SC_EXTERNALIZABLE | ObjectStreamConstants.SC_BLOCK_DATA;

    boolean canHaveInstances() {
        return serializable && RiverFields.isObject(type) && isConcrete(type);
    }

    /** Tells whether there can be values of a class; an enum with constants that have bodies is abstract. */
    static boolean isConcrete(Class<?> type) {
        return type.isArray() || type.isEnum() || !Modifier.isAbstract(type.getModifiers());
    }

    private static SerializableClass lookup(Class<?> type) {
        return SerializableClassRegistry.getInstance().lookup(type);
    }

    /** What a class looks like on this side. */
    static SerialClass local(Class<?> type) {
        if (Externalizable.class.isAssignableFrom(type)) {
            return new SerialClass(type, null, true, true, 0, 0);
        }
        if (!Serializable.class.isAssignableFrom(type) || !RiverFields.isObject(type)) {
            return new SerialClass(type, null, false, false, 0, 0);
        }
        Class<?> above = type.getSuperclass();
        SerialClass parent = above != null && Serializable.class.isAssignableFrom(above) ? local(above) : null;
        SerializableClass own = lookup(type);
        int objectFields = (int) Arrays.stream(own.getFields())
                .filter(field -> field.getKind() == Kind.OBJECT)
                .count();
        int primitiveBytes =
                Arrays.stream(own.getFields()).mapToInt(SerialClass::width).sum();
        return new SerialClass(type, parent, true, own.hasWriteObject(), primitiveBytes, objectFields);
    }

    private static int width(SerializableField field) {
        return width(field.getKind());
    }

    private static int width(Kind kind) {
        return switch (kind) {
            case OBJECT -> 0;
            case BOOLEAN, BYTE -> Byte.BYTES;
            case CHAR, SHORT -> Short.BYTES;
            case INT, FLOAT -> Integer.BYTES;
            case LONG, DOUBLE -> Long.BYTES;
        };
    }

    /** A class as a message describes it, field by field. */
    static final class Description {

        private final SerializableClass own;
        private final int flags;
        private final List<String> names = new ArrayList<>();
        private int primitiveBytes;
        private int objectFields;

        Description(Class<?> type, int flags) {
            this.own = lookup(type);
            this.flags = flags;
        }

        void addField(int code, String name) {
            Kind kind = kind(code);
            names.add(name);
            primitiveBytes += width(kind);
            objectFields += kind == Kind.OBJECT ? 1 : 0;
            for (SerializableField field : own.getFields()) {
                if (field.getName().equals(name) && field.getKind() != kind) {
                    throw differs("a field " + ReadGuard.shorten(name) + " of type " + (char) code);
                }
            }
        }

        private static Kind kind(int code) {
            return switch (code) {
                case 'Z' -> Kind.BOOLEAN;
                case 'B' -> Kind.BYTE;
                case 'C' -> Kind.CHAR;
                case 'S' -> Kind.SHORT;
                case 'I' -> Kind.INT;
                case 'J' -> Kind.LONG;
                case 'F' -> Kind.FLOAT;
                case 'D' -> Kind.DOUBLE;
                case 'L', '[' -> Kind.OBJECT;
                default -> throw DecodeException.malformed("a field of type " + code);
            };
        }

        SerialClass end(@Nullable SerialClass parent) {
            Class<?> type = own.getSubjectClass();
            boolean external = flags == EXTERNAL;
            boolean writes = (flags & ObjectStreamConstants.SC_WRITE_METHOD) != 0;
            if (flags == 0 || (flags & ObjectStreamConstants.SC_ENUM) != 0 || external) {
                requireNoFields();
            } else if ((flags & ~ObjectStreamConstants.SC_WRITE_METHOD) != ObjectStreamConstants.SC_SERIALIZABLE) {
                throw DecodeException.malformed(type.getName() + " has the flags " + flags);
            } else if (own.isRecord()) {
                requireSameRecord(parent, writes);
            } else if (own.hasReadObject() && own.getFields().length == 0) {
                requireNoFields();
            }
            return new SerialClass(type, parent, flags != 0, writes || external, primitiveBytes, objectFields);
        }

        private void requireNoFields() {
            if (!names.isEmpty()) {
                throw differs("fields " + ReadGuard.shorten(names.toString()));
            }
        }

        /** A record's fields are read as they are on this side. */
        private void requireSameRecord(@Nullable SerialClass parent, boolean writes) {
            List<String> here = Stream.concat(
                            fields(own).filter(field -> field.getKind() != Kind.OBJECT),
                            fields(own).filter(field -> field.getKind() == Kind.OBJECT))
                    .map(SerializableField::getName)
                    .toList();
            if (!here.equals(names) || parent != null || writes) {
                throw differs("components " + ReadGuard.shorten(names.toString()));
            }
        }

        private static Stream<SerializableField> fields(SerializableClass type) {
            return Arrays.stream(type.getFields());
        }

        private DecodeException differs(String what) {
            return DecodeException.malformed(own.getSubjectClass().getName() + " has " + what
                    + " in the message, but here it has " + FieldList.describe(own));
        }
    }
}

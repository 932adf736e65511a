package io.framewright.codec;

import java.io.Externalizable;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** What a class writes, in short: enough to notice that two sides differ. */
final class SerialLayout {

    private static final Class<?>[] WRITE_OBJECT_PARAMETERS = {ObjectOutputStream.class};

    private SerialLayout() {}

    /** A CRC-32C of the fields' names and types, superclasses included, and of who writes them. */
    static int digest(Class<?> type) {
        CRC32C digest = new CRC32C();
        for (Class<?> level = type; isDescribed(level); level = level.getSuperclass()) {
            digest.update(text(level).getBytes(StandardCharsets.UTF_8));
        }
        return (int) digest.getValue();
    }

    private static boolean isDescribed(@Nullable Class<?> level) {
        return level != null && Serializable.class.isAssignableFrom(level) && level != Enum.class;
    }

    private static String text(Class<?> level) {
        String fields = Arrays.stream(fields(level))
                .map(field -> field.getName() + " " + signature(field) + ";")
                .collect(Collectors.joining());
        return fields
                + (Externalizable.class.isAssignableFrom(level) ? "external" : hasWriteObject(level) ? "data" : "")
                + "\n";
    }

    private static String signature(ObjectStreamField field) {
        String type = field.getTypeString();
        return type == null ? String.valueOf(field.getTypeCode()) : type;
    }

    private static boolean hasWriteObject(Class<?> level) {
        return Arrays.stream(level.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals("writeObject")
                        && Arrays.equals(method.getParameterTypes(), WRITE_OBJECT_PARAMETERS));
    }

    private static ObjectStreamField[] fields(Class<?> level) {
        ObjectStreamClass described = ObjectStreamClass.lookup(level);
        return described == null ? new ObjectStreamField[0] : described.getFields();
    }

    /** The fields as one reads them: {@code int id, String name}. */
    static String describe(Class<?> type) {
        String fields = Arrays.stream(fields(type))
                .map(field -> field.getType().getSimpleName() + " " + field.getName())
                .collect(Collectors.joining(", "));
        return isDescribed(type.getSuperclass()) ? fields + ", and those of superclasses" : fields;
    }
}

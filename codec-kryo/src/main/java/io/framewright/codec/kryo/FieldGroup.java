package io.framewright.codec.kryo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import io.framewright.codec.DecodeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** The fields of a class that came with one of its versions, sorted by name. They never change. */
final class FieldGroup {

    /** The most fields of one group: the bits above them in an object's first varint count the groups. */
    static final int MAX_FIELDS = 1023;

    private final Class<?> type;
    private final ObjectField[] fields;
    private final byte check;

    private FieldGroup(Class<?> type, List<ObjectField> fields) {
        this.type = type;
        this.fields = fields.toArray(ObjectField[]::new);
        this.check = check(text(fields));
    }

    /** Sorts a class's fields into its first group and those that {@code @Since} counts. */
    static FieldGroup[] of(Class<?> type, List<ObjectField> fields) {
        List<ObjectField> sorted = new ArrayList<>(fields);
        sorted.sort(Comparator.comparing(ObjectField::name));
        int last = fields.stream().mapToInt(ObjectField::since).max().orElse(0);
        FieldGroup[] groups = new FieldGroup[last + 1];
        for (int i = 0; i <= last; i++) {
            int since = i;
            groups[i] = new FieldGroup(
                    type,
                    sorted.stream().filter(field -> field.since() == since).toList());
            requireUsable(type, since, groups[i].count());
        }
        return groups;
    }

    private static void requireUsable(Class<?> type, int since, int count) {
        if (count > MAX_FIELDS) {
            throw new IllegalArgumentException(type.getName() + " has more than " + MAX_FIELDS + " fields");
        }
        if (since > 0 && count == 0) {
            throw new IllegalArgumentException(type.getName() + " has no field @Since(" + since
                    + "), but fields with a higher number: count versions without a gap");
        }
    }

    /** The lowest byte of the CRC-32 of a text in UTF-8. */
    static byte check(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(UTF_8));
        return (byte) crc.getValue();
    }

    private static String text(List<ObjectField> fields) {
        return fields.stream()
                .map(field -> field.name() + " " + field.kind() + "\n")
                .collect(Collectors.joining());
    }

    int count() {
        return fields.length;
    }

    /** Writes how many fields there are, with the number of groups to come, and a check of their names and kinds. */
    void writeHeader(GraphOutput out, int laterGroups) {
        out.writeVarInt(laterGroups * (MAX_FIELDS + 1) + fields.length, true);
        out.writeByte(check);
    }

    /** Reads what {@link #writeHeader} wrote; returns the number of groups to come. */
    int readHeader(Input in) {
        int header = in.readVarInt(true);
        byte theirs = in.readByte();
        if ((header & MAX_FIELDS) != fields.length || theirs != check) {
            throw differs(header & MAX_FIELDS);
        }
        return header >>> 10;
    }

    private DecodeException differs(int theirs) {
        String here = List.of(fields).stream()
                .map(field -> field.name() + ": " + field.kind())
                .collect(Collectors.joining(", "));
        String difference = theirs == fields.length
                ? "of other names or kinds than the " + theirs
                : "in number " + theirs + ", not " + fields.length + " as";
        return DecodeException.malformed("the fields of " + type.getName() + " on the wire are " + difference
                + " here (" + here + "); a field that is added needs @Since");
    }

    void write(Kryo kryo, GraphOutput out, Object object) {
        for (ObjectField field : fields) {
            field.write(kryo, out, object);
        }
    }

    void read(Kryo kryo, GraphInput in, Object target) {
        for (ObjectField field : fields) {
            field.read(kryo, in, target);
        }
    }

    void leaveOut(Object target) {
        for (ObjectField field : fields) {
            field.leaveOut(target);
        }
    }
}

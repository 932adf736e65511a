package io.framewright.codec.marshalling;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the serial form of {@code List.of} in place of the JDK's own {@code java.util.CollSer}, which also makes
 * immutable sets and maps, and does not ask before it calls {@code hashCode}. The field is that of that class.
 */
final class ImmutableList implements Serializable {

    private static final long serialVersionUID = 6309168927139932177L;

    private static final int LIST = 1;
    private static final int LIST_WITH_NULLS = 4;

    private int tag;
    private transient @Nullable List<@Nullable Object> elements;

    private ImmutableList() {}

    /** Says that something follows the field, which it does. */
    @SuppressWarnings("UnusedVariable") // the signature is that of serialization
    private void writeObject(ObjectOutputStream out) throws IOException {
        throw new NotSerializableException("this class is for reading only");
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        if (kind() != LIST && kind() != LIST_WITH_NULLS) {
            throw new InvalidObjectException("hash collections are admitted only by (hash-collections)");
        }
        int length = in.readInt();
        List<@Nullable Object> read = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            read.add(in.readObject());
        }
        elements = read;
    }

    /** The collection's kind is in the lowest byte; the JDK leaves the others for later. */
    private int kind() {
        return tag & 0xff;
    }

    private Object readResolve() throws InvalidObjectException {
        List<@Nullable Object> read = elements;
        if (read == null || (kind() == LIST && read.contains(null))) {
            throw new InvalidObjectException("no elements, or null among them");
        }
        return kind() == LIST
                ? List.copyOf(read)
                : Arrays.stream(read.toArray()).toList();
    }
}

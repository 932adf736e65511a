package io.framewright.codec.jdk;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the serial form of {@code List.of}, {@code Set.of} and {@code Map.of} in place of the JDK's own {@code
 * java.util.CollSer}, which does not ask before it calls {@code hashCode}. Name, version and field are those of that
 * class; {@link ObjectInputStream} compares a class's name without its package.
 */
final class CollSer implements Serializable {

    private static final long serialVersionUID = 6309168927139932177L;

    private static final int LIST = 1;
    private static final int SET = 2;
    private static final int MAP = 3;
    private static final int LIST_WITH_NULLS = 4;

    private final int tag;
    private transient @Nullable Object @Nullable [] elements;

    /** Never called: instances come from streams. */
    @SuppressWarnings("UnusedMethod")
    private CollSer(int tag) {
        this.tag = tag;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        if (!(in instanceof MessageInputStream stream)) {
            throw new InvalidObjectException("this class is for messages only");
        }
        in.defaultReadObject();
        if (kind() == SET || kind() == MAP) {
            stream.requireHashCollections();
        }
        int length = in.readInt();
        if (length < 0) {
            throw new InvalidObjectException("negative length");
        }
        stream.requireArray(Object[].class, kind() == MAP ? (length + 1) / 2 : length);
        stream.requireArray(byte[].class, length);
        @Nullable Object[] read = new @Nullable Object[length];
        for (int i = 0; i < length; i++) {
            read[i] = in.readObject();
        }
        elements = read;
    }

    /** The collection's kind is in the lowest byte; the JDK leaves the others for later. */
    private int kind() {
        return tag & 0xff;
    }

    private Object readResolve() throws InvalidObjectException {
        @Nullable Object[] read = elements;
        if (read == null) {
            throw new InvalidObjectException("no elements");
        }
        return switch (kind()) {
            case LIST -> List.of(requireNoNulls(read));
            case SET -> Set.of(requireNoNulls(read));
            case MAP -> map(requireNoNulls(read));
            case LIST_WITH_NULLS -> Arrays.stream(read).toList();
            default -> throw new InvalidObjectException("no such kind of collection: " + kind());
        };
    }

    private static Object[] requireNoNulls(@Nullable Object[] elements) throws InvalidObjectException {
        Object[] present = Arrays.copyOf(elements, elements.length, Object[].class);
        if (Arrays.asList(present).contains(null)) {
            throw new InvalidObjectException("null in a collection that has none");
        }
        return present;
    }

    private static Map<Object, Object> map(Object[] elements) throws InvalidObjectException {
        if (elements.length % 2 != 0) {
            throw new InvalidObjectException("a key without a value");
        }
        Map<Object, Object> map = new HashMap<>();
        for (int i = 0; i < elements.length; i += 2) {
            if (map.putIfAbsent(elements[i], elements[i + 1]) != null) {
                throw new InvalidObjectException("a key occurs twice");
            }
        }
        return Map.copyOf(map);
    }
}

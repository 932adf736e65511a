package io.framewright.codec.kryo;

import io.framewright.codec.DecodeException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The objects that were read so far, in the order in which they began. */
final class ReadReferences {

    private static final int NONE_PENDING = -1;

    private final boolean cycles;
    private List<@Nullable Object> objects = new ArrayList<>();
    private BitSet complete = new BitSet();
    private int pending = NONE_PENDING;

    /** @param cycles whether an object may be referred to before it is complete */
    ReadReferences(boolean cycles) {
        this.cycles = cycles;
    }

    /** Begins an object; the next {@link #created} or {@link #complete} is about it. */
    int begin() {
        pending = objects.size();
        objects.add(null);
        return pending;
    }

    void created(Object object) {
        if (pending != NONE_PENDING) {
            objects.set(pending, object);
            pending = NONE_PENDING;
        }
    }

    /** Tells that the object just begun is made only after what it holds. */
    void createdLate() {
        pending = NONE_PENDING;
    }

    void complete(int id, Object object) {
        objects.set(id, object);
        complete.set(id);
        pending = NONE_PENDING;
    }

    Object get(int id, Class<?> type) {
        Object object = id >= 0 && id < objects.size() ? objects.get(id) : null;
        if (object == null) {
            throw DecodeException.malformed("reference " + id + " is to an object that does not exist yet");
        }
        if (!cycles && !complete.get(id)) {
            throw DecodeException.malformed("reference " + id + " makes a cycle, which hash-collections rules out");
        }
        if (!type.isInstance(object)) {
            throw DecodeException.malformed("reference " + id + " is to an object of another class");
        }
        return object;
    }

    void clear() {
        objects = new ArrayList<>();
        complete = new BitSet();
        pending = NONE_PENDING;
    }
}

package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Output;
import io.framewright.codec.DecodeException;
import org.jspecify.annotations.Nullable;

/**
 * How the elements of collections and arrays are written.
 *
 * <pre>
 * +-----------------+----------------------------------------------------+
 * | flag, size + 1  | elements                                           |
 * | flagged varint  | each with a byte before it, 0 for null, 1 for not, |
 * |                 | if the flag is set; else as they are               |
 * +-----------------+----------------------------------------------------+
 * </pre>
 *
 * <p>The first byte of a flagged varint has the flag in its top bit, bit 6 set if more bytes follow, and six bits of the
 * number; the others are those of a varint. A null collection is one zero byte. The flag is set if an element is null
 * and its kind cannot say so by itself. Each element takes at least one byte.
 */
final class Elements {

    private static final int MIN_BYTES = 1;

    private Elements() {}

    static void writeNull(Output output) {
        output.writeByte(0);
    }

    static boolean marksNulls(Value element, Iterable<?> elements) {
        if (element.acceptsNull()) {
            return false;
        }
        for (Object each : elements) {
            if (each == null) {
                return true;
            }
        }
        return false;
    }

    static void writeSize(Output output, int size, boolean marked) {
        output.writeVarIntFlag(marked, size + 1, true);
    }

    static void write(Kryo kryo, Output output, Value element, boolean marked, @Nullable Object each) {
        if (marked) {
            element.write(kryo, output, each);
        } else {
            element.serializer().write(kryo, output, each);
        }
    }

    /** Checks a size before anything is allocated for it, and goes into the collection. */
    static void begin(GraphInput in, Value element, int size, boolean marked) {
        if (marked && element.acceptsNull()) {
            throw DecodeException.malformed("a collection's flag for null elements is wrong");
        }
        in.enter();
        in.beginElements(size, MIN_BYTES, element.leaf());
    }

    static @Nullable Object read(Kryo kryo, GraphInput in, Value element, boolean marked) {
        in.nextElement(MIN_BYTES);
        return marked ? element.read(kryo, in) : element.serializer().read(kryo, in, element.type());
    }
}

package io.framewright.codec.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.framewright.codec.DecodeException;
import java.util.List;

/**
 * Writes the fields of exactly one class: those of its first version, and those of each later version with a length
 * before them, so that a peer that does not know them can skip them.
 *
 * <pre>
 * +----------------------------+--------+--------+----------------------------------------+
 * | fields + 1024 later groups | check  | fields | later groups                           |
 * | varint                     | 1      |        | each: length, fields, check, fields    |
 * +----------------------------+--------+--------+----------------------------------------+
 * </pre>
 */
abstract class ObjectSerializer extends Serializer<Object> {

    private static final FieldGroup[] UNBOUND = {};

    private FieldGroup[] groups = UNBOUND;

    /** Tells which fields there are. */
    final void bind(Class<?> type, List<ObjectField> fields) {
        groups = FieldGroup.of(type, fields);
    }

    /** Makes what the fields are read into. */
    abstract Object begin(GraphInput in);

    /** Makes the object. */
    abstract Object end(Object target);

    @Override
    public void write(Kryo kryo, Output output, Object object) {
        GraphOutput out = (GraphOutput) output;
        out.enter();
        groups[0].writeHeader(out, groups.length - 1);
        groups[0].write(kryo, out, object);
        for (int i = 1; i < groups.length; i++) {
            int start = out.beginRun();
            groups[i].writeHeader(out, 0);
            groups[i].write(kryo, out, object);
            out.endRun(start);
        }
        out.leave();
    }

    @Override
    public Object read(Kryo kryo, Input input, Class<? extends Object> ignored) {
        GraphInput in = (GraphInput) input;
        in.enter();
        int later = groups[0].readHeader(in);
        Object target = begin(in);
        groups[0].read(kryo, in, target);
        for (int i = 1; i <= later; i++) {
            int end = in.beginRun();
            if (i < groups.length) {
                requireNoneLater(groups[i].readHeader(in));
                groups[i].read(kryo, in, target);
                in.endRun(end);
            } else {
                in.skipRun(end);
            }
        }
        for (int i = later + 1; i < groups.length; i++) {
            groups[i].leaveOut(target);
        }
        in.leave();
        return end(target);
    }

    private static void requireNoneLater(int groups) {
        if (groups != 0) {
            throw DecodeException.malformed("a later version of a class says that versions follow inside it");
        }
    }
}

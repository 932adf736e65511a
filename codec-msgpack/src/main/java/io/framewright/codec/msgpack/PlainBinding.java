package io.framewright.codec.msgpack;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the members of an object one by one through method handles: what is done where no class can be made at
 * run time, as in a native image, and for classes with very many members.
 */
final class PlainBinding extends ObjectBinding {

    private final List<Member> members;
    private final byte[][] names;
    private final MethodHandle[] getters;
    private final MethodHandle[] setters;
    private final MethodHandle constructor;

    PlainBinding(ObjectShape shape, ClassNumbers numbers) {
        super(shape, numbers);
        members = shape.members();
        names = members.stream().map(member -> Names.encoded(member.wireName())).toArray(byte[][]::new);
        getters = members.stream()
                .map(member -> member.getter().asType(MethodType.methodType(Object.class, Object.class)))
                .toArray(MethodHandle[]::new);
        setters = members.stream()
                .map(Member::setter)
                .filter(setter -> setter != null)
                .map(setter -> setter.asType(MethodType.methodType(void.class, Object.class, Object.class)))
                .toArray(MethodHandle[]::new);
        constructor = shape.constructor()
                .asSpreader(Object[].class, shape.parameters().size())
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    @Override
    void writeMembers(MessageWriter out, Object object) {
        if (shape().layout() == Layout.MAPS) {
            writeMap(out, object);
        } else {
            writeArray(out, object);
        }
    }

    private void writeMap(MessageWriter out, Object object) {
        out.writeMapHeader(members.size());
        for (int i = 0; i < members.size(); i++) {
            out.writeRaw(names[i]);
            writeMember(out, object, i);
        }
    }

    private void writeArray(MessageWriter out, Object object) {
        if (shape().layout() == Layout.CHECKED_ARRAYS) {
            writeCheckedHeader(out);
        } else {
            out.writeArrayHeader(shape().width());
        }
        int place = 0;
        for (int i = 0; i < members.size(); i++) {
            for (; place < members.get(i).position(); place++) {
                out.writeNil();
            }
            writeMember(out, object, i);
            place++;
        }
    }

    private void writeMember(MessageWriter out, Object object, int i) {
        try {
            Object value = (Object) getters[i].invokeExact(object);
            members.get(i).kind().write(out, binding(i), value);
        } catch (Throwable e) {
            throw Failures.unchecked(e);
        }
    }

    @Override
    Object readMembers(MessageReader in) {
        @Nullable Object[] values = new @Nullable Object[members.size()];
        boolean[] sent = new boolean[values.length];
        if (shape().layout() == Layout.MAPS) {
            readMap(in, values, sent);
        } else {
            readArray(in, values, sent);
        }
        try {
            return shape().isRecord() ? record(values, sent) : bean(values, sent);
        } catch (Throwable e) {
            throw Failures.unchecked(e);
        }
    }

    private void readArray(MessageReader in, @Nullable Object[] values, boolean[] sent) {
        boolean checked = shape().layout() == Layout.CHECKED_ARRAYS;
        int count = checked ? readCheckedHeader(in) : in.readArrayHeader();
        int place = 0;
        for (int i = 0; i < values.length && place < count; place++) {
            if (members.get(i).position() > place) {
                in.skip(1);
            } else {
                readMember(in, i++, values, sent);
            }
        }
        in.skipBehind(place, count);
    }

    private void readMap(MessageReader in, @Nullable Object[] values, boolean[] sent) {
        int count = in.readMapHeader();
        for (int entry = 0; entry < count; entry++) {
            int i = names().readFrom(in);
            if (i == NameTable.UNKNOWN) {
                in.skip(1);
            } else {
                readMember(in, i, values, sent);
            }
        }
    }

    private void readMember(MessageReader in, int i, @Nullable Object[] values, boolean[] sent) {
        values[i] = members.get(i).kind().read(in, binding(i));
        sent[i] = true;
    }

    private Object record(@Nullable Object[] values, boolean[] sent) throws Throwable {
        @Nullable Object[] arguments = new @Nullable Object[values.length];
        for (int p = 0; p < arguments.length; p++) {
            int i = shape().parameters().get(p);
            arguments[p] = sent[i] ? values[i] : missing(i);
        }
        return (Object) constructor.invokeExact(arguments);
    }

    private Object bean(@Nullable Object[] values, boolean[] sent) throws Throwable {
        Object bean = (Object) constructor.invokeExact(new Object[0]);
        for (int i = 0; i < values.length; i++) {
            if (sent[i]) {
                setters[i].invokeExact(bean, values[i]);
            }
        }
        return bean;
    }
}

package io.framewright.codec.msgpack;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Makes a hidden class that reads and writes the members of objects of one class, as one would by hand. It is in this
 * package and sees nothing but this package: the application's class is behind method handles, which are constants to it
 * and so cost nothing, as are the bindings of members.
 */
final class BindingCompiler {

    private static final int MAX_MEMBERS = 200;
    private static final int MAX_PARAMETER_SLOTS = 250;
    private static final int STACK = 8;

    /** What a member has in the class's data: getter, setter, binding, name, and what stands for it if it is missing. */
    private static final int PER_MEMBER = 5;

    private final ObjectShape shape;
    private final List<Member> members;
    private final ClassFile file = new ClassFile(BindingCompiler.class.getPackageName() + ".Compiled", Compiled.class);

    private BindingCompiler(ObjectShape shape) {
        this.shape = shape;
        this.members = shape.members();
    }

    /** The part of a compiled binding that is the same for all. */
    abstract static class Compiled extends ObjectBinding {

        private final List<Object> classData;

        Compiled(ObjectShape shape, ClassNumbers numbers, List<Object> classData) {
            super(shape, numbers);
            this.classData = classData;
        }

        /** Fills in what the constants of the class are, before their first use. */
        @Override
        void link(List<Binding> members) {
            super.link(members);
            for (int i = 0; i < members.size(); i++) {
                classData.set(index(i, 2), members.get(i));
                Object missing = missing(i);
                if (missing != null) {
                    classData.set(index(i, 4), missing);
                }
            }
        }
    }

    /** Whether classes can be made at run time, and the class's is not too large. */
    static boolean accepts(ObjectShape shape) {
        return System.getProperty("org.graalvm.nativeimage.imagecode") == null
                && shape.members().size() <= MAX_MEMBERS
                && shape.members().stream()
                                .mapToInt(member -> member.kind().slots())
                                .sum()
                        <= MAX_PARAMETER_SLOTS;
    }

    static ObjectBinding compile(ObjectShape shape, ClassNumbers numbers) {
        List<Object> data =
                new ArrayList<>(Collections.nCopies(index(shape.members().size(), 0), ""));
        data.set(0, shape.constructor());
        for (int i = 0; i < shape.members().size(); i++) {
            Member member = shape.members().get(i);
            data.set(index(i, 0), member.getter());
            data.set(index(i, 1), member.setter() == null ? "" : member.setter());
            data.set(index(i, 3), Names.encoded(member.wireName()));
        }
        try {
            Lookup hidden = MethodHandles.lookup()
                    .defineHiddenClassWithClassData(new BindingCompiler(shape).bytes(), data, true);
            MethodType constructor =
                    MethodType.methodType(void.class, ObjectShape.class, ClassNumbers.class, List.class);
            return (ObjectBinding)
                    hidden.findConstructor(hidden.lookupClass(), constructor).invoke(shape, numbers, data);
        } catch (Throwable e) {
            throw Failures.unchecked(e);
        }
    }

    private static int index(int member, int part) {
        return 1 + member * PER_MEMBER + part;
    }

    private byte[] bytes() {
        Class<?>[] parameters = {ObjectShape.class, ClassNumbers.class, List.class};
        Code constructor = new Code(file, STACK, Compiled.class, ObjectShape.class, ClassNumbers.class, List.class);
        for (int i = 0; i < 4; i++) {
            constructor.load(Object.class, i);
        }
        constructor.callSuperConstructor(Compiled.class, parameters).returnNothing();
        file.add("<init>", ClassFile.descriptor(void.class, parameters), constructor);
        file.add("writeMembers", ClassFile.descriptor(void.class, MessageWriter.class, Object.class), writer());
        file.add("readMembers", ClassFile.descriptor(Object.class, MessageReader.class), reader());
        return file.bytes();
    }

    private Code writer() {
        Code code = new Code(file, STACK, Compiled.class, MessageWriter.class, Object.class);
        boolean maps = shape.layout() == Layout.MAPS;
        if (shape.layout() == Layout.CHECKED_ARRAYS) {
            out(self(code)).call(ObjectBinding.class, "writeCheckedHeader", void.class, MessageWriter.class);
        } else {
            out(code).push(maps ? members.size() : shape.width());
            code.call(MessageWriter.class, maps ? "writeMapHeader" : "writeArrayHeader", void.class, int.class);
        }
        int place = 0;
        for (int i = 0; i < members.size(); i++) {
            if (maps) {
                out(code).classData(index(i, 3), byte[].class);
                code.call(MessageWriter.class, "writeRaw", void.class, byte[].class);
            }
            for (; !maps && place < members.get(i).position(); place++) {
                out(code).call(MessageWriter.class, "writeNil", void.class);
            }
            place++;
            write(code, i);
        }
        code.returnNothing();
        return code;
    }

    private static Code self(Code code) {
        return code.load(Object.class, 0);
    }

    private static Code out(Code code) {
        return code.load(Object.class, 1);
    }

    private void write(Code code, int i) {
        Kind kind = members.get(i).kind();
        if (kind == Kind.OBJECT) {
            code.classData(index(i, 2), Binding.class);
        }
        out(code).classData(index(i, 0), MethodHandle.class).load(Object.class, 2);
        code.callHandle(members.get(i).getter().type());
        if (kind == Kind.OBJECT) {
            code.call(Binding.class, "write", void.class, MessageWriter.class, Object.class);
        } else {
            code.call(MessageWriter.class, kind.writeMethod(), void.class, kind.carrier());
        }
    }

    private Code reader() {
        Code code = new Code(file, STACK + MAX_PARAMETER_SLOTS, Compiled.class, MessageReader.class);
        boolean maps = shape.layout() == Layout.MAPS;
        if (shape.layout() == Layout.CHECKED_ARRAYS) {
            in(self(code)).call(ObjectBinding.class, "readCheckedHeader", int.class, MessageReader.class);
        } else {
            in(code).call(MessageReader.class, maps ? "readMapHeader" : "readArrayHeader", int.class);
        }
        int count = code.local(int.class);
        int[] values = shape.isRecord() ? declareComponents(code) : declareBean(code);
        if (maps) {
            readMap(code, count, values);
        } else {
            readArray(code, count, values);
        }
        finish(code, values);
        return code;
    }

    private static Code in(Code code) {
        return code.load(Object.class, 1);
    }

    /** A variable for each component, which holds what stands for it if it is missing. */
    private int[] declareComponents(Code code) {
        int[] values = new int[members.size()];
        for (int i = 0; i < values.length; i++) {
            Class<?> carrier = variable(i);
            if (isOptional(i)) {
                code.classData(index(i, 4), Object.class);
            } else {
                code.zero(carrier);
            }
            values[i] = code.local(carrier);
        }
        return values;
    }

    private Class<?> variable(int i) {
        Class<?> carrier = members.get(i).kind().carrier();
        return carrier == boolean.class ? int.class : carrier;
    }

    private boolean isOptional(int i) {
        return members.get(i).type().raw().getName().startsWith("java.util.Optional");
    }

    /** A variable for the bean. */
    private int[] declareBean(Code code) {
        code.classData(0, MethodHandle.class).callHandle(shape.constructor().type());
        return new int[] {code.local(Object.class)};
    }

    private void readArray(Code code, int count, int[] values) {
        Code.Label end = new Code.Label();
        int place = 0;
        for (int i = 0; i < members.size(); place++) {
            code.load(int.class, count).push(place).jumpIfLessOrEqual(end);
            if (place < members.get(i).position()) {
                in(code).push(1).call(MessageReader.class, "skip", void.class, int.class);
            } else {
                read(code, i++, values);
            }
        }
        code.mark(end);
        in(code).push(place).load(int.class, count);
        code.call(MessageReader.class, "skipBehind", void.class, int.class, int.class);
    }

    /** Tries the names in the order in which they are written, again and again until no entry is left. */
    private void readMap(Code code, int left, int[] values) {
        code.load(int.class, left);
        int leftThen = code.local(int.class);
        Code.Label again = new Code.Label();
        code.mark(again);
        code.load(int.class, left).store(int.class, leftThen);
        for (int i = 0; i < members.size(); i++) {
            Code.Label next = new Code.Label();
            in(code).classData(index(i, 3), byte[].class).load(int.class, left);
            code.call(MessageReader.class, "readName", boolean.class, byte[].class, int.class);
            code.jumpIfFalse(next);
            read(code, i, values);
            code.decrement(left);
            code.mark(next);
        }
        in(code).load(int.class, leftThen).load(int.class, left);
        code.call(MessageReader.class, "skipUnread", int.class, int.class, int.class);
        code.store(int.class, left).load(int.class, left).jumpIfPositive(again);
    }

    private void read(Code code, int i, int[] values) {
        Member member = members.get(i);
        MethodHandle setter = member.setter();
        if (setter == null) {
            readValue(code, i).store(variable(i), values[i]);
        } else {
            code.classData(index(i, 1), MethodHandle.class).load(Object.class, values[0]);
            readValue(code, i).callHandle(setter.type());
        }
    }

    private Code readValue(Code code, int i) {
        Kind kind = members.get(i).kind();
        if (kind == Kind.OBJECT) {
            return in(code.classData(index(i, 2), Binding.class))
                    .call(Binding.class, "read", Object.class, MessageReader.class);
        }
        return in(code).call(MessageReader.class, kind.readMethod(), kind.carrier());
    }

    private void finish(Code code, int[] values) {
        if (shape.isRecord()) {
            code.classData(0, MethodHandle.class);
            for (int i : shape.parameters()) {
                code.load(variable(i), values[i]);
            }
            code.callHandle(shape.constructor().type());
        } else {
            code.load(Object.class, values[0]);
        }
        code.returnObject();
    }
}

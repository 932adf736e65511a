package io.framewright.codec.msgpack;

import io.framewright.codec.msgpack.ClassFile.Bytes;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The instructions of one method (The Java Virtual Machine Specification, chapter 6). At every place that is jumped to the
 * operand stack is empty and the local variables are those declared with {@link #local}, so one stack map frame serves
 * them all.
 */
final class Code {

    private static final int ACONST_NULL = 0x01;
    private static final int ICONST_0 = 0x03;
    private static final int LCONST_0 = 0x09;
    private static final int FCONST_0 = 0x0b;
    private static final int DCONST_0 = 0x0e;
    private static final int BIPUSH = 0x10;
    private static final int SIPUSH = 0x11;
    private static final int LDC_W = 0x13;
    private static final int ILOAD = 0x15;
    private static final int ILOAD_0 = 0x1a;
    private static final int ISTORE = 0x36;
    private static final int ISTORE_0 = 0x3b;
    private static final int WIDE = 0xc4;
    private static final int IINC = 0x84;
    private static final int IFEQ = 0x99;
    private static final int IFGT = 0x9d;
    private static final int IF_ICMPLE = 0xa4;
    private static final int ARETURN = 0xb0;
    private static final int RETURN = 0xb1;
    private static final int INVOKEVIRTUAL = 0xb6;
    private static final int INVOKESPECIAL = 0xb7;
    private static final int INVOKEINTERFACE = 0xb9;
    private static final int FULL_FRAME = 255;
    private static final int SAME_FRAME_EXTENDED = 251;
    private static final int OBJECT = 7;

    private final ClassFile file;
    private final Bytes code = new Bytes();
    private final List<Integer> jumps = new ArrayList<>();
    private final List<Integer> targets = new ArrayList<>();
    private final List<Class<?>> locals = new ArrayList<>();
    private final int maxStack;
    private int nextLocal;

    /** @param parameters the types of this and the method's parameters */
    Code(ClassFile file, int maxStack, Class<?>... parameters) {
        this.file = file;
        this.maxStack = maxStack;
        for (Class<?> parameter : parameters) {
            declare(parameter);
        }
    }

    /** A place to jump to. */
    static final class Label {
        private @Nullable Integer at;
        private final List<Integer> from = new ArrayList<>();
    }

    private int declare(Class<?> type) {
        locals.add(type);
        int index = nextLocal;
        nextLocal += slots(type);
        return index;
    }

    private static int slots(Class<?> type) {
        return type == long.class || type == double.class ? 2 : 1;
    }

    /** Declares a local variable. The value that is on the stack becomes its first. */
    int local(Class<?> type) {
        int index = declare(type);
        store(type, index);
        return index;
    }

    /** The offset of an instruction for a type from the one for int. */
    private static int family(Class<?> type) {
        if (!type.isPrimitive()) {
            return 4;
        }
        return type == long.class ? 1 : type == float.class ? 2 : type == double.class ? 3 : 0;
    }

    Code load(Class<?> type, int index) {
        return access(ILOAD + family(type), ILOAD_0 + 4 * family(type), index);
    }

    Code store(Class<?> type, int index) {
        return access(ISTORE + family(type), ISTORE_0 + 4 * family(type), index);
    }

    /** Takes the shortest form of an instruction: short methods are inlined where long ones are not. */
    private Code access(int instruction, int shortForm, int index) {
        if (index < 4) {
            code.u1(shortForm + index);
        } else if (index < 256) {
            code.u1(instruction).u1(index);
        } else {
            code.u1(WIDE).u1(instruction).u2(index);
        }
        return this;
    }

    Code zero(Class<?> type) {
        int[] constants = {ICONST_0, LCONST_0, FCONST_0, DCONST_0, ACONST_NULL};
        code.u1(constants[family(type)]);
        return this;
    }

    /** Pushes a number from 0 to 32,767. */
    Code push(int value) {
        if (value <= 5) {
            code.u1(ICONST_0 + value);
        } else if (value < 128) {
            code.u1(BIPUSH).u1(value);
        } else {
            code.u1(SIPUSH).u2(value);
        }
        return this;
    }

    Code decrement(int index) {
        code.u1(WIDE).u1(IINC).u2(index).u2(0xffff);
        return this;
    }

    Code classData(int element, Class<?> type) {
        code.u1(LDC_W).u2(file.classData(element, type));
        return this;
    }

    Code call(Class<?> owner, String name, Class<?> result, Class<?>... parameters) {
        int method = file.method(owner, name, ClassFile.descriptor(result, parameters));
        if (owner.isInterface()) {
            int slots = 1;
            for (Class<?> parameter : parameters) {
                slots += slots(parameter);
            }
            code.u1(INVOKEINTERFACE).u2(method).u1(slots).u1(0);
        } else {
            code.u1(INVOKEVIRTUAL).u2(method);
        }
        return this;
    }

    /** Calls a method handle that is below its arguments on the stack. */
    Code callHandle(MethodType type) {
        code.u1(INVOKEVIRTUAL).u2(file.method(MethodHandle.class, "invokeExact", type.descriptorString()));
        return this;
    }

    Code callSuperConstructor(Class<?> superclass, Class<?>... parameters) {
        code.u1(INVOKESPECIAL).u2(file.method(superclass, "<init>", ClassFile.descriptor(void.class, parameters)));
        return this;
    }

    void mark(Label label) {
        label.at = code.length();
        targets.add(code.length());
        label.from.forEach(jump -> jumps.set(jump + 1, code.length()));
    }

    /** Jumps if the second number on the stack is not greater than the first. */
    void jumpIfLessOrEqual(Label label) {
        jump(IF_ICMPLE, label);
    }

    void jumpIfFalse(Label label) {
        jump(IFEQ, label);
    }

    void jumpIfPositive(Label label) {
        jump(IFGT, label);
    }

    private void jump(int instruction, Label label) {
        label.from.add(jumps.size());
        jumps.add(code.length());
        jumps.add(label.at == null ? 0 : label.at);
        code.u1(instruction).u2(0);
    }

    void returnObject() {
        code.u1(ARETURN);
    }

    void returnNothing() {
        code.u1(RETURN);
    }

    /** The content of the attribute Code. */
    byte[] attribute() {
        byte[] instructions = code.array();
        for (int i = 0; i < jumps.size(); i += 2) {
            Format.SHORT.set(instructions, jumps.get(i) + 1, (short) (jumps.get(i + 1) - jumps.get(i)));
        }
        Bytes attribute = new Bytes().u2(maxStack).u2(nextLocal).u4(instructions.length);
        attribute.all(instructions).u2(0);
        if (targets.isEmpty()) {
            return attribute.u2(0).array();
        }
        byte[] frames = frames();
        attribute.u2(1).u2(file.utf8("StackMapTable")).u4(frames.length).all(frames);
        return attribute.array();
    }

    private byte[] frames() {
        Bytes frames = new Bytes().u2(targets.size());
        int before = -1;
        for (int target : targets) {
            if (before < 0) {
                writeFullFrame(frames, target);
            } else {
                frames.u1(SAME_FRAME_EXTENDED).u2(target - before - 1);
            }
            before = target;
        }
        return frames.array();
    }

    private void writeFullFrame(Bytes frames, int target) {
        frames.u1(FULL_FRAME).u2(target).u2(locals.size());
        for (Class<?> local : locals) {
            if (local.isPrimitive()) {
                frames.u1(new int[] {1, 4, 2, 3}[family(local)]);
            } else {
                frames.u1(OBJECT).u2(file.type(local));
            }
        }
        frames.u2(0);
    }
}

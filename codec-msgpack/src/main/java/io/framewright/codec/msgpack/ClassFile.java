package io.framewright.codec.msgpack;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the class file of a hidden class: a constant pool, methods, and constants that come from the class's data. As much
 * of The Java Virtual Machine Specification, chapter 4, as {@link BindingCompiler} needs.
 */
final class ClassFile {

    private static final int MAGIC = 0xcafebabe;
    private static final int JAVA_17 = 61;
    private static final int ACC_SYNTHETIC = 0x1000;
    private static final int ACC_SUPER = 0x20;
    private static final int REF_INVOKE_STATIC = 6;

    private static final int UTF8 = 1;
    private static final int INTEGER = 3;
    private static final int CLASS = 7;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_HANDLE = 15;
    private static final int DYNAMIC = 17;

    private static final String CLASS_DATA_AT =
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;" + "Ljava/lang/Class;I)Ljava/lang/Object;";

    /** A method: its name, descriptor and attribute Code. */
    private record Method(int name, int descriptor, byte[] code) {}

    private final Bytes pool = new Bytes();
    private final Map<List<Object>, Integer> indexes = new HashMap<>();
    private final List<Integer> bootstraps = new ArrayList<>();
    private final List<Method> methods = new ArrayList<>();
    private final int self;
    private final int parent;
    private int poolCount = 1;

    /** Begins a class in the package of its superclass. */
    ClassFile(String name, Class<?> superclass) {
        self = type(name);
        parent = type(superclass);
    }

    /** A stream of bytes in memory. */
    static final class Bytes extends DataOutputStream {

        private final ByteArrayOutputStream bytes;

        Bytes() {
            this(new ByteArrayOutputStream());
        }

        private Bytes(ByteArrayOutputStream bytes) {
            super(bytes);
            this.bytes = bytes;
        }

        Bytes u1(int value) {
            bytes.write(value);
            return this;
        }

        Bytes u2(int value) {
            if (value >>> 16 != 0) {
                throw new IllegalStateException(value + " does not fit into two bytes of a class file");
            }
            return u1(value >> 8).u1(value & 0xff);
        }

        Bytes u4(int value) {
            return u2(value >>> 16).u2(value & 0xffff);
        }

        Bytes all(byte[] value) {
            bytes.writeBytes(value);
            return this;
        }

        int length() {
            return bytes.size();
        }

        byte[] array() {
            return bytes.toByteArray();
        }
    }

    private int entry(List<Object> key, Runnable writer) {
        Integer known = indexes.get(key);
        if (known != null) {
            return known;
        }
        writer.run();
        indexes.put(key, poolCount);
        return poolCount++;
    }

    int utf8(String text) {
        return entry(List.of(UTF8, text), () -> {
            try {
                pool.u1(UTF8).writeUTF(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    int type(Class<?> type) {
        return type(type.getName());
    }

    private int type(String name) {
        int index = utf8(name.replace('.', '/'));
        return entry(List.of(CLASS, index), () -> pool.u1(CLASS).u2(index));
    }

    private int nameAndType(String name, String descriptor) {
        int nameIndex = utf8(name);
        int descriptorIndex = utf8(descriptor);
        return entry(
                List.of(NAME_AND_TYPE, nameIndex, descriptorIndex),
                () -> pool.u1(NAME_AND_TYPE).u2(nameIndex).u2(descriptorIndex));
    }

    /** A method of a class or an interface. */
    int method(Class<?> owner, String name, String descriptor) {
        int tag = owner.isInterface() ? INTERFACE_METHOD : METHOD;
        int ownerIndex = type(owner);
        int nameAndType = nameAndType(name, descriptor);
        return entry(
                List.of(tag, ownerIndex, nameAndType),
                () -> pool.u1(tag).u2(ownerIndex).u2(nameAndType));
    }

    /** A constant whose value is an element of the list that the class is defined with. */
    int classData(int element, Class<?> type) {
        int handle = classDataAt();
        int argument = entry(List.of(INTEGER, element), () -> pool.u1(INTEGER).u4(element));
        int nameAndType = nameAndType("_", type.descriptorString());
        return entry(List.of(DYNAMIC, element, nameAndType), () -> {
            pool.u1(DYNAMIC).u2(bootstraps.size() / 2).u2(nameAndType);
            bootstraps.add(handle);
            bootstraps.add(argument);
        });
    }

    private int classDataAt() {
        int method = method(MethodHandles.class, "classDataAt", CLASS_DATA_AT);
        return entry(
                List.of(METHOD_HANDLE, method),
                () -> pool.u1(METHOD_HANDLE).u1(REF_INVOKE_STATIC).u2(method));
    }

    static String descriptor(Class<?> result, Class<?>... parameters) {
        return MethodType.methodType(result, parameters).descriptorString();
    }

    /** Adds a method that is not static. */
    void add(String name, String descriptor, Code code) {
        int nameIndex = utf8(name);
        int descriptorIndex = utf8(descriptor);
        methods.add(new Method(nameIndex, descriptorIndex, code.attribute()));
    }

    byte[] bytes() {
        int codeName = utf8("Code");
        int bootstrapName = utf8("BootstrapMethods");
        Bytes file = new Bytes().u4(MAGIC).u2(0).u2(JAVA_17).u2(poolCount).all(pool.array());
        file.u2(Modifier.FINAL | ACC_SUPER | ACC_SYNTHETIC)
                .u2(self)
                .u2(parent)
                .u2(0)
                .u2(0);
        file.u2(methods.size());
        for (Method method : methods) {
            file.u2(0).u2(method.name()).u2(method.descriptor()).u2(1);
            file.u2(codeName).u4(method.code().length).all(method.code());
        }
        file.u2(bootstraps.isEmpty() ? 0 : 1);
        if (!bootstraps.isEmpty()) {
            writeBootstraps(file, bootstrapName);
        }
        return file.array();
    }

    private void writeBootstraps(Bytes file, int name) {
        int count = bootstraps.size() / 2;
        file.u2(name).u4(2 + 6 * count).u2(count);
        for (int i = 0; i < count; i++) {
            file.u2(bootstraps.get(2 * i)).u2(1).u2(bootstraps.get(2 * i + 1));
        }
    }
}

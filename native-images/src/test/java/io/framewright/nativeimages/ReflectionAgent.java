package io.framewright.nativeimages;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;

/**
 * Puts, in front of each reflective call in a class that is not the JDK's, a note of it to {@link Reflections}. The call
 * itself stays as it is, so who calls stays who may call.
 */
public final class ReflectionAgent implements ClassFileTransformer {

    private ReflectionAgent() {}

    /**
     * Is called by the JVM, before main.
     *
     * @param options none
     * @param instrumentation the JVM's
     */
    public static void premain(String options, Instrumentation instrumentation) {
        instrumentation.addTransformer(new ReflectionAgent());
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            ProtectionDomain domain,
            byte[] classFile) {
        if (loader == null || name == null || name.startsWith("org/objectweb/asm/") || isOurs(name)) {
            return null;
        }
        try {
            ClassReader reader = new ClassReader(classFile);
            ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
            reader.accept(new Calls(writer), ClassReader.EXPAND_FRAMES);
            return writer.toByteArray();
        } catch (RuntimeException e) {
            Reflections.fail(name, e);
            return null;
        }
    }

    private static boolean isOurs(String name) {
        return name.startsWith(Type.getInternalName(Reflections.class))
                || name.startsWith(Type.getInternalName(ReflectionAgent.class));
    }

    private static final class Calls extends ClassVisitor {

        private @Nullable String className;

        Calls(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            className = name.replace('/', '.');
            super.visit(version, access, name, signature, superName, interfaces);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            return new GeneratorAdapter(Opcodes.ASM9, next, access, name, descriptor) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
                    if (Reflections.isReflective(owner, called)) {
                        note(opcode, owner, called, type);
                    }
                    super.visitMethodInsn(opcode, owner, called, type, isInterface);
                }

                /** What is kept around a call is gone behind it. */
                @Override
                protected void updateNewLocals(Object[] newLocals) {
                    Arrays.fill(newLocals, Opcodes.TOP);
                }

                /** Takes the arguments off the stack, hands copies of them on, and puts them back. */
                private void note(int opcode, String owner, String called, String calledDescriptor) {
                    Type[] arguments = Type.getArgumentTypes(calledDescriptor);
                    int[] locals = new int[arguments.length];
                    for (int i = arguments.length - 1; i >= 0; i--) {
                        locals[i] = newLocal(arguments[i]);
                        storeLocal(locals[i]);
                    }
                    if (opcode == Opcodes.INVOKESTATIC) {
                        push((String) null);
                    } else {
                        dup();
                    }
                    push(locals.length);
                    newArray(Type.getType(Object.class));
                    for (int i = 0; i < locals.length; i++) {
                        dup();
                        push(i);
                        loadLocal(locals[i]);
                        box(arguments[i]);
                        arrayStore(Type.getType(Object.class));
                    }
                    push(owner);
                    push(called);
                    push(className);
                    super.visitMethodInsn(
                            Opcodes.INVOKESTATIC,
                            Type.getInternalName(Reflections.class),
                            "note",
                            "(Ljava/lang/Object;[Ljava/lang/Object;Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;)V",
                            false);
                    for (int local : locals) {
                        loadLocal(local);
                    }
                }
            };
        }
    }
}

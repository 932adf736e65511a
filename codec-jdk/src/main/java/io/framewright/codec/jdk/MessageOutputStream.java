package io.framewright.codec.jdk;

import io.framewright.codec.ClassNumbers;
import io.framewright.codec.EncodeException;
import io.framewright.codec.SerializableClasses;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes one message, and refuses what the reader would refuse: classes that are not listed, and objects that nest too
 * deep, before the recursion of {@link ObjectOutputStream} exhausts the stack.
 *
 * <p>Depth is counted on the stack, which is slow, so it is counted seldom: when it was d for one object, the next
 * object that can be deeper than the limit is limit - d objects away.
 */
final class MessageOutputStream extends ObjectOutputStream {

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** The method that {@link ObjectOutputStream} calls once for each level of nesting. */
    private static final String LEVEL = "writeObject0";

    private final SerializableClasses admitted;
    private final @Nullable ClassNumbers numbers;
    private final int maxDepth;
    private long objectsBeforeCheck;

    MessageOutputStream(OutputStream out, MessageForm form) throws IOException {
        super(out);
        this.admitted = form.admitted();
        this.numbers = form.numbers();
        this.maxDepth = form.limits().maxDepth();
        this.objectsBeforeCheck = maxDepth;
        enableReplaceObject(true);
    }

    @Override
    protected Object replaceObject(Object object) {
        if (!(object instanceof String) && objectsBeforeCheck-- == 0) {
            objectsBeforeCheck = maxDepth - requireDepth();
        }
        return object;
    }

    private long requireDepth() {
        long depth = STACK.walk(frames -> frames.takeWhile(frame -> frame.getDeclaringClass() != JdkCodec.class)
                .filter(frame -> frame.getDeclaringClass() == ObjectOutputStream.class
                        && frame.getMethodName().equals(LEVEL))
                .count());
        if (depth > maxDepth) {
            throw new EncodeException("objects nest deeper than " + maxDepth
                    + ": raise maxDepth on both sides, or hold them in a list instead of a chain");
        }
        return depth;
    }

    @Override
    protected void writeClassDescriptor(ObjectStreamClass descriptor) throws IOException {
        Class<?> type = descriptor.forClass();
        if (numbers == null) {
            super.writeClassDescriptor(descriptor);
            return;
        }
        numbers.write(type, this);
        if (!numbers.has(type)) {
            super.writeClassDescriptor(descriptor);
        }
    }

    @Override
    protected void annotateClass(Class<?> type) {
        if (admitted.find(type.getName()) == null) {
            throw new EncodeException(type.getName()
                    + " is neither declared by a field nor listed as nested, so the reader would refuse it");
        }
    }

    @Override
    protected void annotateProxyClass(Class<?> type) {
        throw new EncodeException("the message contains a dynamic proxy, which the reader would refuse");
    }
}

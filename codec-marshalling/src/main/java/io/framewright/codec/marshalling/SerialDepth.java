package io.framewright.codec.marshalling;

import java.lang.StackWalker.StackFrame;
import org.jboss.marshalling.ObjectResolver;
import org.jboss.marshalling.serial.SerialMarshaller;

/**
 * Counts how deep objects nest, before the recursion of {@link SerialMarshaller} exhausts the stack. That class is final,
 * so depth is counted on the stack, which is slow, so it is counted seldom: when it was d for one object, the next object
 * that can be deeper than the limit is limit - d objects away.
 */
final class SerialDepth implements ObjectResolver {

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** The method that {@link SerialMarshaller} calls once for each level of nesting. */
    private static final String LEVEL = "doWriteObject";

    private final int maxDepth;
    private long objectsBeforeCheck;

    SerialDepth(int maxDepth) {
        this.maxDepth = maxDepth;
    }

    void begin() {
        objectsBeforeCheck = maxDepth;
    }

    @Override
    public Object writeReplace(Object object) {
        if (!(object instanceof String) && objectsBeforeCheck-- <= 0) {
            objectsBeforeCheck = maxDepth - requireDepth();
        }
        return object;
    }

    private long requireDepth() {
        long depth = STACK.walk(frames -> frames.takeWhile(frame -> frame.getDeclaringClass() != MarshallingCodec.class)
                .filter(SerialDepth::isLevel)
                .count());
        if (depth > maxDepth) {
            throw GuardedRiverMarshaller.tooDeep(maxDepth);
        }
        return depth;
    }

    private static boolean isLevel(StackFrame frame) {
        return frame.getDeclaringClass() == SerialMarshaller.class
                && frame.getMethodName().equals(LEVEL);
    }

    @Override
    public Object readResolve(Object object) {
        throw new UnsupportedOperationException();
    }
}

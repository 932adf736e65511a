package io.framewright.codec.marshalling;

import io.framewright.codec.EncodeException;
import io.framewright.codec.SerializableClasses;
import org.jboss.marshalling.ClassResolver;
import org.jboss.marshalling.Marshaller;
import org.jboss.marshalling.ObjectResolver;
import org.jboss.marshalling.Unmarshaller;
import org.jspecify.annotations.Nullable;

/** Refuses to write what the reader would refuse: classes that are not listed. One per marshaller. */
final class WriteGuard implements ObjectResolver, ClassResolver {

    private final SerializableClasses admitted;
    private final int maxDepth;

    /** The last class that was admitted: lists mostly hold objects of one class. */
    private Class<?> last = String.class;

    WriteGuard(MessageForm form) {
        admitted = form.admitted();
        maxDepth = form.limits().maxDepth();
    }

    int maxDepth() {
        return maxDepth;
    }

    @Override
    @SuppressWarnings("NullAway") // a writeReplace method may return null
    public @Nullable Object writeReplace(@Nullable Object object) {
        if (object == null) {
            return null;
        }
        Class<?> type = object.getClass();
        if (type != last && type != String.class) {
            Class<?> written = object instanceof Enum<?> constant ? constant.getDeclaringClass() : type;
            if (!admitted.contains(written) && admitted.find(written.getName()) == null) {
                throw new EncodeException(written.getName()
                        + " is neither declared by a field nor listed as nested, so the reader would refuse it");
            }
            last = type;
        }
        return object;
    }

    @Override
    public String getClassName(Class<?> type) {
        return type.getName();
    }

    @Override
    public String[] getProxyInterfaces(Class<?> type) {
        throw new EncodeException("the message contains a dynamic proxy, which the reader would refuse");
    }

    @Override
    public void annotateClass(Marshaller marshaller, Class<?> type) {}

    @Override
    public void annotateProxyClass(Marshaller marshaller, Class<?> type) {}

    @Override
    public Object readResolve(Object object) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Class<?> resolveClass(Unmarshaller unmarshaller, String name, long serialVersionUid) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Class<?> resolveProxyClass(Unmarshaller unmarshaller, String[] interfaces) {
        throw new UnsupportedOperationException();
    }
}

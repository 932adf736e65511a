package io.framewright.codec.marshalling;

import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.LearnedClasses;
import io.framewright.codec.SerializableClasses;
import java.io.IOException;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jboss.marshalling.ClassResolver;
import org.jboss.marshalling.Marshaller;
import org.jboss.marshalling.ObjectResolver;
import org.jboss.marshalling.Unmarshaller;
import org.jboss.marshalling.UnmarshallingObjectInputFilter;
import org.jspecify.annotations.Nullable;

/**
 * Watches over one unmarshaller. A class is looked up by its name among those admitted, so that no other is ever loaded,
 * and only twice per message, which bounds descriptions in descriptions; objects are checked again before they are made
 * and after they were read. The first refusal stands, even if a {@code readObject} method on the way swallows it.
 */
final class ReadGuard implements ClassResolver, ObjectResolver, UnmarshallingObjectInputFilter {

    private static final int MAX_SHOWN_NAME = 200;

    private final SerializableClasses admitted;
    private final DecodeLimits limits;
    private final ArrayLimits arrays;
    private final Set<Class<?>> described = new HashSet<>();
    private final Set<Class<?>> describedAgain = new HashSet<>();
    private final boolean countsObjects;
    private final boolean readsOwnData;
    private final @Nullable LearnedClasses learned;
    private @Nullable Unmarshaller source;
    private int objects;
    private @Nullable DecodeException refusal;

    ReadGuard(MessageForm form) {
        admitted = form.admitted();
        limits = form.limits();
        arrays = new ArrayLimits(limits);
        learned = form.protocol() == WireProtocol.RIVER ? form.learned() : null; // the other is read for names
        readsOwnData = form.readsOwnData();
        countsObjects = form.protocol() == WireProtocol.RIVER; // the others were counted before
    }

    /** Forgets the message before. */
    void begin(Unmarshaller unmarshaller) {
        source = unmarshaller;
        objects = 0;
        described.clear();
        describedAgain.clear();
        refusal = null;
    }

    /** Tells whether methods of the application's classes read the message. */
    boolean readsOwnData() {
        return readsOwnData;
    }

    DecodeLimits limits() {
        return limits;
    }

    /** What was refused first in this message, if anything. */
    @Nullable
    DecodeException refusal() {
        return refusal;
    }

    DecodeException refuse(DecodeException e) {
        if (refusal == null) {
            refusal = e;
        }
        return e;
    }

    void requireAtMost(String what, long value, long limit) {
        if (value > limit) {
            throw refuse(DecodeException.limitExceeded(what, value, limit));
        }
    }

    /** Finds the class to make for a class whose name is in the message. */
    Class<?> admit(String name) {
        Class<?> found = admitted.find(name);
        if (found == null) {
            throw refuseClass(name, "class " + shorten(name) + " is neither declared by a field nor listed as nested");
        }
        return found;
    }

    /**
     * Finds the class to make for a class that is described in the message. It is so at most twice: once for objects of it
     * and once where it is a value itself.
     */
    Class<?> admitDescribed(String name) {
        Class<?> found = admit(name);
        if (!described.add(found) && !describedAgain.add(found)) {
            throw refuse(DecodeException.malformed(name + " is described three times"));
        }
        return found;
    }

    @Override
    public Class<?> resolveClass(Unmarshaller unmarshaller, String name, long serialVersionUid) {
        Class<?> type = admitDescribed(name);
        if (unmarshaller instanceof GuardedRiverUnmarshaller river) {
            river.classNamed(type);
        }
        return type;
    }

    @Override
    public Class<?> resolveProxyClass(Unmarshaller unmarshaller, String[] interfaces) {
        throw refuseProxy();
    }

    DecodeException refuseProxy() {
        return refuse(DecodeException.typeNotAllowed("dynamic proxies are never read"));
    }

    @Override
    public Status checkInput(FilterInfo info) {
        Class<?> type = info.getUnmarshalledClass();
        requireAtMost("depth", info.getDepth(), limits.maxDepth());
        if (type == null) {
            return Status.ALLOWED;
        }
        if (info.getArrayLength() >= 0) {
            requireArray(type, info.getArrayLength());
        } else if (type.isPrimitive()) {
            throw refuse(DecodeException.malformed("an array of negative length"));
        } else {
            requireInstances(type);
        }
        return Status.ALLOWED;
    }

    private void requireInstances(Class<?> type) {
        if (!admitted.contains(type)) {
            throw refuseClass(type);
        }
        if (!SerialClass.isConcrete(type)) {
            throw refuse(DecodeException.malformed(type.getName() + " is no class that an object has"));
        }
    }

    boolean admits(Class<?> type) {
        return admitted.contains(type);
    }

    DecodeException refuseClass(Class<?> type) {
        return refuseClass(type.getName(), type.getName() + " is not allowed in messages");
    }

    private DecodeException refuseClass(String name, String problem) {
        DecodeException e = refuse(DecodeException.typeNotAllowed(problem));
        if (learned != null) {
            learned.learn(e, name);
        }
        return e;
    }

    /** Checks an array, or a collection, that is about to be made, by the type of its elements, or by its own. */
    private void requireArray(Class<?> type, long length) {
        Class<?> element = type.isArray() ? type.getComponentType() : type;
        if (!element.isPrimitive() && element != Map.Entry.class && !admitted.contains(type)) {
            throw refuseClass(element);
        }
        try {
            arrays.require(type, length, remaining());
        } catch (DecodeException e) {
            throw refuse(e);
        }
    }

    /** How many bytes of the message are left. */
    private int remaining() {
        try {
            return source == null ? 0 : source.available();
        } catch (IOException e) {
            throw new IllegalStateException("an array cannot fail", e);
        }
    }

    @Override
    @SuppressWarnings("NullAway") // a readResolve method may return null
    public @Nullable Object readResolve(@Nullable Object object) {
        if (object == null) {
            return null;
        }
        if (countsObjects) {
            objects++;
            requireAtMost("objects in one message", objects, limits.maxObjects());
        }
        Class<?> type = object.getClass();
        if (!admitted.contains(object instanceof Enum<?> constant ? constant.getDeclaringClass() : type)) {
            throw refuseClass(type);
        }
        if (object instanceof AbstractCollection<?> collection && isOfJdk(type)) {
            requireAtMost("elements in one collection", ((Collection<?>) collection).size(), limits.maxElements());
        } else if (object instanceof AbstractMap<?, ?> map && isOfJdk(type)) {
            requireAtMost("entries in one map", ((Map<?, ?>) map).size(), limits.maxElements());
        }
        return object;
    }

    private static boolean isOfJdk(Class<?> type) {
        return type.getClassLoader() == null;
    }

    static String shorten(String text) {
        return text.length() <= MAX_SHOWN_NAME ? text : text.substring(0, MAX_SHOWN_NAME) + "...";
    }

    @Override
    public Object writeReplace(Object object) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void annotateClass(Marshaller marshaller, Class<?> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void annotateProxyClass(Marshaller marshaller, Class<?> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getClassName(Class<?> type) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String[] getProxyInterfaces(Class<?> type) {
        throw new UnsupportedOperationException();
    }
}

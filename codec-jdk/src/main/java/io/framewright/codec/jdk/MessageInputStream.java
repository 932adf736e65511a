package io.framewright.codec.jdk;

import io.framewright.codec.ClassNumbers;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.HashCollections;
import io.framewright.codec.SerializableClasses;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one message. A class is looked up by its name among those allowed, so that no other is ever loaded; the filter
 * checks it again, with depth and array lengths; objects are counted when they are complete. The first refusal stands,
 * even if a {@code readObject} method on the way swallows it.
 */
final class MessageInputStream extends ObjectInputStream {

    private static final int MAX_SHOWN_NAME = 200;

    private final MessageInput in;
    private final SerializableClasses admitted;
    private final @Nullable ClassNumbers numbers;
    private final DecodeLimits limits;
    private final HashCollections hashCollections;
    private final ArrayLimits arrays;
    private int objects;
    private @Nullable Class<?> previousClass;
    private int superclasses;
    private @Nullable DecodeException refusal;

    private MessageInputStream(MessageInput in, MessageForm form) throws IOException {
        super(in);
        this.in = in;
        this.admitted = form.admitted();
        this.numbers = form.numbers();
        this.limits = form.limits();
        this.hashCollections = form.hashCollections();
        this.arrays = new ArrayLimits(limits);
        enableResolveObject(true);
        setObjectInputFilter(this::filter);
    }

    /** Reads one object, which may be null, and leaves the bytes behind it in the buffer. */
    static @Nullable Object read(ByteBuf buffer, MessageForm form) {
        MessageInput in = MessageInput.of(buffer);
        try (MessageInputStream stream = new MessageInputStream(in, form)) {
            return stream.readMessage();
        } catch (DecodeException e) {
            throw e;
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            throw DecodeException.malformed("the bytes are no serialized message: " + shorten(e.toString()), e);
        } finally {
            buffer.skipBytes(buffer.readableBytes() - in.available());
        }
    }

    private @Nullable Object readMessage() throws IOException, ClassNotFoundException {
        try {
            return readObject();
        } finally {
            throwRefusal();
        }
    }

    private void throwRefusal() {
        if (refusal != null) {
            throw refusal;
        }
    }

    private DecodeException refuse(DecodeException e) {
        if (refusal == null) {
            refusal = e;
        }
        return e;
    }

    @Override
    protected ObjectStreamClass readClassDescriptor() throws IOException, ClassNotFoundException {
        Class<?> type = numbers == null ? null : readNumber(numbers);
        return type == null ? super.readClassDescriptor() : ObjectStreamClass.lookupAny(type);
    }

    private @Nullable Class<?> readNumber(ClassNumbers table) throws IOException {
        try {
            return table.read(this);
        } catch (DecodeException e) {
            throw refuse(e);
        }
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass descriptor) {
        Class<?> found = admitted.find(descriptor.getName());
        if (found == null) {
            throw refuse(DecodeException.typeNotAllowed(
                    "class " + shorten(descriptor.getName()) + " is neither declared by a field nor listed as nested"));
        }
        return found;
    }

    @Override
    protected Class<?> resolveProxyClass(String[] interfaces) {
        throw refuse(DecodeException.typeNotAllowed("dynamic proxies are never read"));
    }

    private ObjectInputFilter.Status filter(ObjectInputFilter.FilterInfo info) {
        Class<?> type = info.serialClass();
        requireDepth(type, info.depth());
        if (type == null) {
            return ObjectInputFilter.Status.ALLOWED;
        }
        if (!admitted.contains(type)) {
            throw refuse(DecodeException.typeNotAllowed(type.getName() + " is not allowed in messages"));
        }
        if (type.isArray() && info.arrayLength() >= 0) {
            requireArray(type, info.arrayLength());
        }
        return ObjectInputFilter.Status.ALLOWED;
    }

    /** The stream counts superclasses and references to earlier objects as levels of nesting; they are none. */
    private void requireDepth(@Nullable Class<?> type, long depth) {
        boolean superclass = type != null
                && previousClass != null
                && type != previousClass
                && !type.isArray()
                && type.isAssignableFrom(previousClass);
        superclasses = superclass ? superclasses + 1 : 0;
        previousClass = type;
        long levels = depth - superclasses - (type == null && in.isBackReference() ? 1 : 0);
        if (levels > limits.maxDepth()) {
            throw refuse(DecodeException.limitExceeded("depth", levels, limits.maxDepth()));
        }
    }

    /** Checks the length of an array that is about to be made. */
    void requireArray(Class<?> type, long length) {
        try {
            arrays.require(type, length, in.available());
        } catch (DecodeException e) {
            throw refuse(e);
        }
    }

    /** Checks that hash collections are admitted, before one is made of keys that are there already. */
    void requireHashCollections() {
        if (hashCollections == HashCollections.REFUSED) {
            throw refuse(DecodeException.typeNotAllowed("hash collections are admitted only by jdk(hash-collections)"));
        }
    }

    @Override
    protected Object resolveObject(Object object) {
        objects++;
        requireAtMost("objects in one message", objects, limits.maxObjects());
        if (object instanceof String text) {
            requireString(text);
        } else if (object instanceof AbstractCollection<?> collection && isOfJdk(object)) {
            requireAtMost("elements in one collection", ((Collection<?>) collection).size(), limits.maxElements());
        } else if (object instanceof AbstractMap<?, ?> map && isOfJdk(object)) {
            requireAtMost("entries in one map", ((Map<?, ?>) map).size(), limits.maxElements());
        }
        return object;
    }

    private void requireString(String text) {
        if (text.length() > limits.maxBytes() / 3) {
            requireAtMost("bytes in one string", ByteBufUtil.utf8Bytes(text), limits.maxBytes());
        }
    }

    private void requireAtMost(String what, long value, long limit) {
        if (value > limit) {
            throw refuse(DecodeException.limitExceeded(what, value, limit));
        }
    }

    private static boolean isOfJdk(Object object) {
        return object.getClass().getClassLoader() == null;
    }

    private static String shorten(String text) {
        return text.length() <= MAX_SHOWN_NAME ? text : text.substring(0, MAX_SHOWN_NAME) + "...";
    }
}

package io.framewright.codec.jdk;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.EncodeException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/**
 * The codec for java.io serialization: what {@code new ObjectOutputStream(out).writeObject(message)} writes, nothing
 * before or behind it. Every message carries its class descriptors anew.
 *
 * <pre>
 * +---------+---------+------------------------------------------------------+
 * | magic   | version | one object: the message                              |
 * | AC ED   | 00 05   | Java Object Serialization Specification, chapter 6   |
 * +---------+---------+------------------------------------------------------+
 * </pre>
 *
 * <p>Only the message's class, the classes that its fields declare, nested classes that were listed, and the serial forms
 * of declared JDK types are admitted, both ways. Names in the bytes are looked up among those: nothing else is loaded,
 * initialized or instantiated. Dynamic proxies are refused. {@link HashCollections} need asking for.
 *
 * <p>Limits: depth is checked as it grows, in both directions, and is never above {@value #MAX_DEPTH}, because java.io
 * recurses; strings and references to earlier objects count as no level. Array lengths are checked before an array is made, against
 * the limits and against the bytes that remain. Strings, objects and elements of collections without an array are
 * counted as they are read: until then the message's own length is their bound.
 *
 * @param <T> the messages' class
 */
public final class JdkCodec<T> implements Codec<T> {

    /** The deepest nesting that is admitted, whatever the limits say. */
    public static final int MAX_DEPTH = 256;

    private final Class<T> type;
    private final DecodeLimits limits;
    private final AllowedClasses allowed;
    private final HashCollections hashCollections;

    /**
     * Makes a codec with default limits, without nested classes and hash collections.
     *
     * @param type the messages' exact class
     * @throws IllegalArgumentException if the codec cannot handle the class, saying what to change
     */
    public JdkCodec(Class<T> type) {
        this(type, DecodeLimits.DEFAULT, List.of(), HashCollections.REFUSED);
    }

    /**
     * Makes a codec.
     *
     * @param type the messages' exact class
     * @param limits what decoding one message may cost
     * @param nested classes that appear inside messages where a field's declared type leaves the class open
     * @param hashCollections whether messages may contain hash collections
     * @throws IllegalArgumentException if the codec cannot handle the class, saying what to change
     */
    public JdkCodec(Class<T> type, DecodeLimits limits, Collection<Class<?>> nested, HashCollections hashCollections) {
        this.type = type;
        this.limits = limits.withMaxDepth(Math.min(limits.maxDepth(), MAX_DEPTH));
        this.hashCollections = hashCollections;
        this.allowed = AllowedClasses.of(type, nested, hashCollections);
    }

    @Override
    public void encode(T message, ByteBuf out) {
        if (message.getClass() != type) {
            throw new EncodeException("this codec writes exactly " + type.getName() + ", not "
                    + message.getClass().getName());
        }
        int start = out.writerIndex();
        boolean written = false;
        try {
            write(message, out);
            written = true;
        } catch (EncodeException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new EncodeException(type.getName() + " cannot be serialized: " + e, e);
        } finally {
            if (!written) {
                out.writerIndex(start);
            }
        }
    }

    private void write(T message, ByteBuf out) throws IOException {
        try (MessageOutputStream stream =
                new MessageOutputStream(new ByteBufOutputStream(out), allowed, limits.maxDepth())) {
            stream.writeObject(message);
        }
    }

    @Override
    public T decode(ByteBuf in) {
        Object message = MessageInputStream.read(in, allowed, limits, hashCollections);
        if (message == null || message.getClass() != type) {
            throw DecodeException.typeNotAllowed("the message is "
                    + (message == null ? "null" : message.getClass().getName()) + ", not " + type.getName());
        }
        if (in.isReadable()) {
            throw DecodeException.leftOver(in.readableBytes());
        }
        return type.cast(message);
    }

    /** Prints the codec's spec. */
    @Override
    public String toString() {
        return hashCollections == HashCollections.ADMITTED ? "jdk(hash-collections)" : "jdk";
    }
}

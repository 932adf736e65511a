package io.framewright.codec.jdk;

import io.framewright.codec.ClassNumbers;
import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.EncodeException;
import io.framewright.codec.HashCollections;
import io.framewright.codec.LearnedClasses;
import io.framewright.codec.SerializableClasses;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
 * <p><b>Class table.</b> With {@link Builder#classTable} each class descriptor is the class's number and a digest of its
 * fields, see {@link ClassNumbers}: a fraction of the bytes and of the time. Both sides must then have the same numbers
 * and fields; a side whose fields are others refuses the message and says so.
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

    private static final int MIN_SIZE_HINT = 128;
    private static final int MAX_SIZE_HINT = 64 * 1024;

    private final Class<T> type;
    private final MessageForm form;

    /** A little more than the largest of the recent messages; a lost update does no harm. */
    private int sizeHint = MIN_SIZE_HINT;

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
        this(type, limits, hashCollections, admitted(type, nested, hashCollections), null, null);
    }

    private JdkCodec(
            Class<T> type,
            DecodeLimits limits,
            HashCollections hashCollections,
            SerializableClasses admitted,
            @Nullable ClassNumbers numbers,
            @Nullable LearnedClasses learned) {
        this.type = type;
        this.form = new MessageForm(
                limits.withMaxDepth(Math.min(limits.maxDepth(), MAX_DEPTH)),
                hashCollections,
                admitted,
                numbers,
                learned);
    }

    private static SerializableClasses admitted(
            Class<?> type, Collection<Class<?>> nested, HashCollections hashCollections) {
        return SerializableClasses.of("jdk", type, nested, hashCollections, CollSer.class);
    }

    /**
     * Begins a codec.
     *
     * @param type the messages' exact class
     * @param <T> the messages' class
     * @return a builder with default limits, no nested classes, no hash collections, and without a class table
     */
    public static <T> Builder<T> builder(Class<T> type) {
        return new Builder<>(type);
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
        learnSize(out.writerIndex() - start);
    }

    private void write(T message, ByteBuf out) throws IOException {
        try (MessageOutputStream stream = new MessageOutputStream(new ByteBufOutputStream(out), form)) {
            stream.writeObject(message);
        }
    }

    private void learnSize(int size) {
        int hint = sizeHint;
        if (size > hint || size < hint >> 3) {
            sizeHint = Math.min(MAX_SIZE_HINT, Math.max(MIN_SIZE_HINT, size + (size >> 3)));
        }
    }

    @Override
    public int sizeHint(T message) {
        return sizeHint;
    }

    @Override
    public T decode(ByteBuf in) {
        LearnedClasses learned = form.learned();
        if (learned == null) {
            return read(in);
        }
        ByteBuf message = in.slice();
        try {
            return read(in);
        } catch (DecodeException e) {
            learned.learn(e, message, form.admitted());
            throw e;
        }
    }

    private T read(ByteBuf in) {
        Object message = MessageInputStream.read(in, form);
        if (message == null || message.getClass() != type) {
            throw DecodeException.typeNotAllowed("the message is "
                    + (message == null ? "null" : message.getClass().getName()) + ", not " + type.getName());
        }
        if (in.isReadable()) {
            throw DecodeException.leftOver(in.readableBytes());
        }
        return type.cast(message);
    }

    /** Prints the codec's spec, such as {@code jdk(class-table)}. */
    @Override
    public String toString() {
        return form.toString();
    }

    /**
     * Collects what a codec needs to know. Not safe for use from several threads.
     *
     * @param <T> the messages' class
     */
    public static final class Builder<T> {

        private final Class<T> type;
        private final SortedMap<Integer, Class<?>> nested = new TreeMap<>();
        private DecodeLimits limits = DecodeLimits.DEFAULT;
        private HashCollections hashCollections = HashCollections.REFUSED;
        private boolean classTable;
        private @Nullable LearnedClasses learned;

        private Builder(Class<T> type) {
            this.type = type;
        }

        /**
         * Lists a class that appears inside messages where a field's declared type leaves the class open; with a class
         * table, every class of the application that appears inside messages.
         *
         * @param number its number in a class table, 1 or more; never use it again for another class
         * @param type the nested objects' exact class
         * @return this
         * @throws IllegalArgumentException if the number is not positive, or it or the class is there already
         */
        public Builder<T> nested(int number, Class<?> type) {
            if (number < 1 || nested.containsValue(type) || nested.putIfAbsent(number, type) != null) {
                throw new IllegalArgumentException(
                        "either number " + number + " or " + type.getName() + " is listed twice, or it is below 1");
            }
            return this;
        }

        /**
         * Bounds what decoding a message may cost.
         *
         * @param limits the limits
         * @return this
         */
        public Builder<T> limits(DecodeLimits limits) {
            this.limits = limits;
            return this;
        }

        /**
         * Says whether messages may contain hash collections.
         *
         * @param hashCollections whether they may
         * @return this
         */
        public Builder<T> hashCollections(HashCollections hashCollections) {
            this.hashCollections = hashCollections;
            return this;
        }

        /**
         * Writes numbers in place of class descriptions. Changes the wire format.
         *
         * @return this
         */
        public Builder<T> classTable() {
            classTable = true;
            return this;
        }

        /**
         * Notes the classes for which messages are refused, in order to write the allow-list of messages that are not known
         * well. Admits nothing; the bytes that are written are the same. Fields that leave open what they contain, which
         * need nested classes to be listed, are taken as they are: what they contain is refused, and learned.
         *
         * @param learned where they are noted
         * @return this
         */
        public Builder<T> learn(LearnedClasses learned) {
            this.learned = learned;
            return this;
        }

        /**
         * Makes the codec.
         *
         * @return a codec that many threads may share
         * @throws IllegalArgumentException if the codec cannot handle the class, or one has no number in its class
         *     table; the text says what to change
         */
        public JdkCodec<T> build() {
            if (learned != null) {
                return buildLearning(learned);
            }
            SerializableClasses admitted = admitted(type, nested.values(), hashCollections);
            @Nullable ClassNumbers numbers = classTable ? ClassNumbers.of(type, nested, admitted) : null;
            return new JdkCodec<>(type, limits, hashCollections, admitted, numbers, null);
        }

        private JdkCodec<T> buildLearning(LearnedClasses learned) {
            if (classTable) {
                throw new IllegalArgumentException(
                        "with class-table, building the codec says which classes are missing,"
                                + " and messages name none: learn without it");
            }
            learned.expect(type, nested);
            SerializableClasses admitted =
                    SerializableClasses.learning("jdk", type, nested.values(), hashCollections, CollSer.class);
            return new JdkCodec<>(type, limits, hashCollections, admitted, null, learned);
        }
    }
}

package io.framewright.codec.marshalling;

import io.framewright.codec.ClassNumbers;
import io.framewright.codec.Codec;
import io.framewright.codec.CodecOptions;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.EncodeException;
import io.framewright.codec.HashCollections;
import io.framewright.codec.LearnedClasses;
import io.framewright.codec.SerializableClasses;
import io.framewright.codec.spec.ArgumentReader;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The codec for JBoss Marshalling, in its serial protocol or in River: what {@code marshaller.writeObject(message)}
 * writes between {@code start} and {@code finish}, nothing before or behind it. Behind {@code length-header(4)} these are
 * the bytes of Netty's {@code MarshallingEncoder} and {@code MarshallingDecoder}.
 *
 * <pre>
 * serial                                      river
 * +---------+---------+-----------------+     +---------+-----------------+
 * | magic   | version | one object      |     | version | one object      |
 * | AC ED   | 00 05   |                 |     | 04      |                 |
 * +---------+---------+-----------------+     +---------+-----------------+
 * </pre>
 *
 * <p><b>What can be a message.</b> Only the message's class, the classes that its fields declare, nested classes that
 * were listed, and the serial forms of declared JDK types are admitted, both ways. Names in the bytes are looked up among
 * those: nothing else is loaded, initialized or instantiated. Dynamic proxies are refused. {@link HashCollections} need
 * asking for.
 *
 * <p><b>Class table.</b> With {@link Builder#classTable} each class description is the class's number and a digest of its
 * fields, see {@link ClassNumbers}: a fraction of the bytes and of the time. Both sides must then have the same numbers
 * and fields; a side whose fields are others refuses the message and says so.
 *
 * <p><b>Limits</b> are checked before anything is allocated, and depth also when encoding; a depth over
 * {@value #MAX_DEPTH} counts as that. Strings are no level. Depth, strings and arrays of the serial protocol are checked
 * before JBoss Marshalling sees a message. River's reader calls {@code toString} of a message that it fails to read, so
 * that River is for trusted peers only.
 *
 * <p><b>Thread safety.</b> Instances are safe for use from many threads, virtual ones included. Marshallers and
 * unmarshallers are pooled; one that threw is thrown away.
 *
 * @param <T> the messages' class
 */
public final class MarshallingCodec<T> implements Codec<T> {

    /** The deepest nesting that is admitted, whatever the limits say. */
    public static final int MAX_DEPTH = 128;

    private static final int MIN_SIZE_HINT = 128;
    private static final int MAX_SIZE_HINT = 64 * 1024;

    private final Class<T> type;
    private final MessageForm form;
    private final Pool<MessageWriter> writers;
    private final Pool<MessageReader> readers;

    /** A little more than the largest of the recent messages; a lost update does no harm. */
    private int sizeHint = MIN_SIZE_HINT;

    private MarshallingCodec(Class<T> type, MessageForm form) {
        this.type = type;
        this.form = form;
        this.writers = new Pool<>(() -> new MessageWriter(form));
        this.readers = new Pool<>(() -> new MessageReader(form));
    }

    /**
     * Makes a codec for the serial protocol with default limits, without nested classes, hash collections or class table.
     *
     * @param type the messages' exact class
     * @param <T> the messages' class
     * @return a codec that many threads may share
     * @throws IllegalArgumentException if the codec cannot handle the class, saying what to change
     */
    public static <T> MarshallingCodec<T> serial(Class<T> type) {
        return serialBuilder(type).build();
    }

    /**
     * Makes a codec for River with default limits, without nested classes, hash collections or class table.
     *
     * @param type the messages' exact class
     * @param <T> the messages' class
     * @return a codec that many threads may share
     * @throws IllegalArgumentException if the codec cannot handle the class, saying what to change
     */
    public static <T> MarshallingCodec<T> river(Class<T> type) {
        return riverBuilder(type).build();
    }

    /**
     * Begins a codec for the serial protocol.
     *
     * @param type the messages' exact class
     * @param <T> the messages' class
     * @return a builder with default limits, no nested classes, no hash collections, and without a class table
     */
    public static <T> Builder<T> serialBuilder(Class<T> type) {
        return new Builder<>(type, WireProtocol.SERIAL);
    }

    /**
     * Begins a codec for River.
     *
     * @param type the messages' exact class
     * @param <T> the messages' class
     * @return a builder with default limits, no nested classes, no hash collections, and without a class table
     */
    public static <T> Builder<T> riverBuilder(Class<T> type) {
        return new Builder<>(type, WireProtocol.RIVER);
    }

    @Override
    public void encode(T message, ByteBuf out) {
        if (message.getClass() != type) {
            throw new EncodeException("this codec writes exactly " + type.getName() + ", not "
                    + message.getClass().getName());
        }
        int start = out.writerIndex();
        MessageWriter writer = writers.acquire();
        try {
            writer.write(message, out);
        } catch (EncodeException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            out.writerIndex(start);
            throw new EncodeException(type.getName() + " cannot be serialized: " + e, e);
        }
        writers.release(writer);
        learnSize(out.writerIndex() - start);
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
        MessageReader reader = readers.acquire();
        Object message;
        try {
            message = reader.read(in);
        } catch (DecodeException e) {
            learn(e, in);
            throw e;
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            throw DecodeException.malformed(
                    "the bytes are no marshalled message: " + ReadGuard.shorten(e.toString()), e);
        }
        if (message == null || message.getClass() != type) {
            throw DecodeException.typeNotAllowed("the message is "
                    + (message == null ? "null" : message.getClass().getName()) + ", not " + type.getName());
        }
        readers.release(reader);
        in.skipBytes(in.readableBytes());
        return type.cast(message);
    }

    /** River's classes are noted as they are refused, one in a message: only the serial protocol can be read for names. */
    private void learn(DecodeException refusal, ByteBuf in) {
        LearnedClasses learned = form.learned();
        if (learned != null && form.protocol() == WireProtocol.SERIAL) {
            learned.learn(refusal, in, form.admitted());
        }
    }

    /** Prints the codec's spec, such as {@code marshalling-river(class-table)}. */
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
        private final WireProtocol protocol;
        private final SortedMap<Integer, Class<?>> nested = new TreeMap<>();
        private DecodeLimits limits = DecodeLimits.DEFAULT;
        private HashCollections hashCollections = HashCollections.REFUSED;
        private boolean classTable;
        private @Nullable LearnedClasses learned;

        private Builder(Class<T> type, WireProtocol protocol) {
            this.type = type;
            this.protocol = protocol;
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
         * need nested classes to be listed, are taken as they are: what they contain is refused, and learned. The serial
         * protocol gives all classes of a message at once, River the first one only.
         *
         * @param learned where they are noted
         * @return this
         */
        public Builder<T> learn(LearnedClasses learned) {
            this.learned = learned;
            return this;
        }

        /** Takes over limits, nested classes, and the arguments of a spec. */
        Builder<T> options(CodecOptions options) {
            limits(options.limits());
            options.nested().forEach(this::nested);
            ArgumentReader arguments = options.arguments().reader();
            if (arguments.flag("class-table")) {
                classTable();
            }
            if (arguments.flag("hash-collections")) {
                hashCollections(HashCollections.ADMITTED);
            }
            arguments.option("learn").ifPresent(file -> learn(LearnedClasses.inFile(Path.of(file.text()))));
            arguments.end();
            return this;
        }

        /**
         * Makes the codec.
         *
         * @return a codec that many threads may share
         * @throws IllegalArgumentException if the codec cannot handle the class, or one has no number in its class
         *     table; the text says what to change
         */
        public MarshallingCodec<T> build() {
            SerializableClasses admitted = learned == null ? admitted() : admittedLearning(learned);
            @Nullable ClassNumbers numbers = classTable ? ClassNumbers.of(type, nested, admitted) : null;
            DecodeLimits bounded = limits.withMaxDepth(Math.min(limits.maxDepth(), MAX_DEPTH));
            return new MarshallingCodec<>(
                    type, new MessageForm(protocol, bounded, hashCollections, admitted, numbers, learned));
        }

        private SerializableClasses admitted() {
            return SerializableClasses.of(
                    protocol.codecName(), type, nested.values(), hashCollections, immutableCollections());
        }

        private SerializableClasses admittedLearning(LearnedClasses learned) {
            if (classTable) {
                throw new IllegalArgumentException(
                        "with class-table, building the codec says which classes are missing,"
                                + " and messages name none: learn without it");
            }
            learned.expect(type, nested);
            return SerializableClasses.learning(
                    protocol.codecName(), type, nested.values(), hashCollections, immutableCollections());
        }

        private Class<?> immutableCollections() {
            return hashCollections == HashCollections.ADMITTED
                    ? SerializableClasses.IMMUTABLE_COLLECTIONS
                    : ImmutableList.class;
        }
    }
}

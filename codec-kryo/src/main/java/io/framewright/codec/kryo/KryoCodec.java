package io.framewright.codec.kryo;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.WorkspacePool;
import io.netty.buffer.ByteBuf;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A codec on Kryo 5 for messages of exactly one class. Its bytes are compact, have no schema, and suit Java at both
 * ends.
 *
 * <p><b>What can be a message.</b> Records; and classes with a constructor without parameters, public or not, whose
 * fields are read and set directly, transient ones excepted. No object is made without a constructor. Fields may hold
 * more of these, enums, arrays, and the JDK's numbers, strings, times, collections, maps and optionals. Classes that
 * extend a JDK class, or bring a Kryo serializer of their own, are refused.
 *
 * <p><b>Class numbers.</b> No class is named on the wire. A field whose declared type, type arguments included, leaves
 * one class possible writes no number either. Where several are possible, the JDK's classes have fixed numbers and the
 * application's need one from {@link Builder#nested}; if one is missing, the codec is not built, and the error has the lines to
 * add. No class is ever instantiated but the message's, those its fields declare, and those numbered.
 *
 * <p><b>Collections.</b> A field declared as an interface can be encoded from any implementation, and is decoded as
 * ArrayList (Iterable, Collection, List), LinkedHashSet (Set), TreeSet (SortedSet, NavigableSet), LinkedList (Queue,
 * Deque), LinkedHashMap (Map), TreeMap (SortedMap, NavigableMap) or ConcurrentHashMap (ConcurrentMap). A field declared
 * as a class takes exactly that class. The JDK's other lists, sets and maps, in a field declared as Object, become the
 * first of each kind. Sorted collections with a comparator are refused.
 *
 * <p><b>Limits</b> are checked before anything is allocated, and depth also when encoding. A depth over 500 counts as
 * 500. What a message's own constructors throw while decoding becomes a {@link DecodeException}.
 *
 * <p><b>Thread safety.</b> Instances are safe for use from many threads, virtual ones included. Kryo instances are
 * pooled; the input and the output of one that threw are thrown away, and all of it if what was thrown is an Error.
 *
 * @param <T> the messages' class
 */
public final class KryoCodec<T> implements Codec<T> {

    private static final int MIN_SIZE_HINT = 64;
    private static final int MAX_SIZE_HINT = 64 * 1024;

    private final Class<T> type;
    private final KryoSettings settings;
    private final WorkspacePool<Workspace> pool;

    /** A little more than the largest of the recent messages; a lost update does no harm. */
    private int sizeHint = MIN_SIZE_HINT;

    private KryoCodec(Class<T> type, KryoSettings settings) {
        this.type = type;
        this.settings = settings;
        this.pool = new WorkspacePool<>(() -> new Workspace(type, settings));
        pool.release(pool.acquire()); // made now, so that a class that cannot be a message is refused here
    }

    /**
     * Makes a codec with default limits, no nested classes, and without references.
     *
     * @param type the messages' class
     * @param <T> the messages' class
     * @return a codec that many threads may share
     * @throws IllegalArgumentException if the class, or one that its fields declare, cannot be a message or lacks a
     *     number
     */
    public static <T> KryoCodec<T> of(Class<T> type) {
        return builder(type).build();
    }

    /**
     * Begins a codec.
     *
     * @param type the messages' class
     * @param <T> the messages' class
     * @return a builder with default limits, no nested classes, and without references
     */
    public static <T> Builder<T> builder(Class<T> type) {
        return new Builder<>(type);
    }

    @Override
    public void encode(T message, ByteBuf out) {
        int start = out.writerIndex();
        Workspace workspace = pool.acquire();
        try {
            workspace.encode(Objects.requireNonNull(message, "null is not a message"), out);
        } catch (RuntimeException e) {
            out.writerIndex(start);
            renew(workspace);
            throw Failures.encoding(e, type);
        } catch (Error e) {
            out.writerIndex(start);
            pool.discard(workspace);
            throw e;
        }
        pool.release(workspace);
        learnSize(out.writerIndex() - start);
    }

    /** Keeps a workspace after a message that failed. */
    private void renew(Workspace workspace) {
        workspace.renew();
        pool.release(workspace);
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
        Workspace workspace = pool.acquire();
        T message;
        try {
            message = type.cast(workspace.decode(in));
        } catch (RuntimeException e) {
            renew(workspace);
            throw Failures.decoding(e, type);
        } catch (Error e) {
            pool.discard(workspace);
            throw e;
        }
        pool.release(workspace);
        in.readerIndex(in.writerIndex());
        return message;
    }

    /** Prints the codec's spec, such as {@code kryo(references)}. */
    @Override
    public String toString() {
        return settings.toString();
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
        private boolean references;
        private boolean hashCollections;

        private Builder(Class<T> type) {
            this.type = type;
        }

        /**
         * Numbers a class that appears inside messages, where a field's declared type allows several classes.
         *
         * @param number the number on the wire, 1 or more; never use it again for another class
         * @param type the nested objects' exact class
         * @return this
         * @throws IllegalArgumentException if the number or the class is there already
         */
        public Builder<T> nested(int number, Class<?> type) {
            if (nested.containsValue(type) || nested.putIfAbsent(number, type) != null) {
                throw new IllegalArgumentException(
                        "either number " + number + " or " + type.getName() + " is listed twice");
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
         * Keeps identity: an object that comes more than once in a message is written once, and may refer to itself,
         * directly or through others; an object inside a record cannot refer to that record. Strings, numbers and other
         * values are not objects in this sense. Changes the wire format. Hash collections, and sorted ones, are then
         * refused unless their keys are strings, numbers, enums or other values of the JDK: keys that refer to each
         * other can make the hashing of a short message take hours.
         *
         * @return this
         */
        public Builder<T> references() {
            references = true;
            return this;
        }

        /**
         * Admits hash collections and sorted ones with any keys together with references. Objects that refer to each
         * other in a cycle are then refused. Only for peers that are trusted not to slow down this one.
         *
         * @return this
         */
        public Builder<T> hashCollections() {
            hashCollections = true;
            return this;
        }

        /**
         * Makes the codec.
         *
         * @return a codec that many threads may share
         * @throws IllegalArgumentException if the class, or one that its fields declare, cannot be a message or lacks a
         *     number; the text says what to change
         */
        public KryoCodec<T> build() {
            return new KryoCodec<>(
                    type, new KryoSettings(limits, new ClassNumbers(nested), references, hashCollections));
        }
    }
}

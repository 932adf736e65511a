package io.framewright.codec.msgpack;

import io.framewright.codec.Codec;
import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeLimits;
import io.framewright.codec.WorkspacePool;
import io.netty.buffer.ByteBuf;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A codec for <a href="https://msgpack.org">MessagePack</a> and messages of exactly one class, with a binding of its own.
 * Its bytes are plain MessagePack, which any library of any language reads.
 *
 * <p><b>What can be a message.</b> Records; and beans: classes with a constructor without parameters, public or not, whose
 * fields are read and set by a public getter and setter where there are both, else directly; transient ones excepted. No
 * object is made without a constructor. Members may be more of these, enums, arrays, the JDK's numbers, strings, times,
 * collections, maps and optionals, and msgpack-core's {@link org.msgpack.value.Value} for anything at all.
 *
 * <p><b>Layouts.</b> An object is an array of its members' values, or, with {@link Builder#maps}, a map of their names to
 * their values. In an array the components of a record stand in the order of their declaration, or where {@link Position}
 * says; the members of a bean need positions, and where they are missing the codec is not built, and the error has the
 * lines to add.
 *
 * <p><b>Change.</b> Members are appended to arrays, and added to maps anywhere. A reader ignores what it does not know. What
 * it misses is, in a bean, what the constructor has set; in a record null, 0, false or an empty Optional. A member's type
 * may widen: integers are read as any wider integer or floating-point number.
 *
 * <p><b>Class numbers.</b> No class is named on the wire. Where a declared type leaves several classes possible, such as a
 * sealed interface, objects have the number of their class before them, from {@link Builder#nested}; if one is missing, the
 * codec is not built, and the error has the lines to add. No class is ever instantiated but the message's, those its
 * members declare, and those numbered.
 *
 * <p><b>Collections.</b> A member declared as an interface can be encoded from any implementation, and is decoded as
 * ArrayList (Iterable, Collection, List), LinkedHashSet (Set), TreeSet (SortedSet, NavigableSet), LinkedList (Queue,
 * Deque), LinkedHashMap (Map), TreeMap (SortedMap, NavigableMap) or ConcurrentHashMap (ConcurrentMap). A member declared
 * as a class takes exactly that class. Sorted collections with a comparator are refused.
 *
 * <p><b>Limits</b> are checked before anything is allocated, and depth also when encoding. A depth over 500 counts as
 * 500. What a message's own constructors and setters throw while decoding becomes a {@link DecodeException}.
 *
 * <p><b>Thread safety.</b> Instances are safe for use from many threads, virtual ones included.
 *
 * @param <T> the messages' class
 */
public final class MsgpackCodec<T> implements Codec<T> {

    private static final int MIN_SIZE_HINT = 64;
    private static final int MAX_SIZE_HINT = 64 * 1024;

    private final Class<T> type;
    private final MsgpackSettings settings;
    private final WorkspacePool<Workspace> pool;

    /** A little more than the largest of the recent messages; a lost update does no harm. */
    private int sizeHint = MIN_SIZE_HINT;

    private MsgpackCodec(Class<T> type, MsgpackSettings settings) {
        this.type = type;
        this.settings = settings;
        Binding root = new Binder(settings).root(type);
        this.pool = new WorkspacePool<>(() -> new Workspace(type, root, settings));
    }

    /**
     * Makes a codec with arrays, default limits and no nested classes.
     *
     * @param type the messages' class
     * @param <T> the messages' class
     * @return a codec that many threads may share
     * @throws IllegalArgumentException if the class, or one that its members declare, cannot be a message, or lacks
     *     positions or a number
     */
    public static <T> MsgpackCodec<T> of(Class<T> type) {
        return builder(type).build();
    }

    /**
     * Begins a codec.
     *
     * @param type the messages' class
     * @param <T> the messages' class
     * @return a builder with arrays, default limits and no nested classes
     */
    public static <T> Builder<T> builder(Class<T> type) {
        return new Builder<>(type);
    }

    @Override
    public void encode(T message, ByteBuf out) {
        int start = out.writerIndex();
        Workspace workspace = pool.acquire();
        try {
            workspace.encode(message, out);
        } catch (Throwable e) {
            out.writerIndex(start);
            pool.discard(workspace);
            throw workspace.encodeFailure(Failures.unchecked(e));
        }
        pool.release(workspace);
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
        Workspace workspace = pool.acquire();
        T message;
        try {
            message = type.cast(workspace.decode(in));
        } catch (Throwable e) {
            pool.discard(workspace);
            throw workspace.decodeFailure(Failures.unchecked(e));
        }
        pool.release(workspace);
        in.readerIndex(in.writerIndex());
        return message;
    }

    /** Prints the codec's spec, such as {@code msgpack(maps)}. */
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
        private Layout layout = Layout.ARRAYS;
        private boolean compile = true;

        private Builder(Class<T> type) {
            this.type = type;
        }

        /**
         * Numbers a class that appears inside messages, where a member's declared type allows several classes.
         *
         * @param number the number on the wire, 1 or more; never use it again for another class
         * @param type the nested objects' exact class; or an interface of the JDK, such as List, for what implements it
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
         * Makes objects maps of names to values, instead of arrays of values: larger, slower, and free to change more.
         *
         * @return this
         */
        public Builder<T> maps() {
            layout = Layout.MAPS;
            return this;
        }

        /**
         * Puts a check of the components' names before the values of each record that has no {@link Position}s, so that a
         * record that was changed in another way than by appending is refused instead of misread. It takes one to nine bytes
         * for each object.
         *
         * @return this
         */
        public Builder<T> checked() {
            layout = Layout.CHECKED_ARRAYS;
            return this;
        }

        /** Does without classes made at run time, as in a native image. */
        Builder<T> plain() {
            compile = false;
            return this;
        }

        /**
         * Makes the codec.
         *
         * @return a codec that many threads may share
         * @throws IllegalArgumentException if the class, or one that its members declare, cannot be a message, or lacks
         *     positions or a number; the text says what to change
         */
        public MsgpackCodec<T> build() {
            return new MsgpackCodec<>(type, new MsgpackSettings(limits, new ClassNumbers(nested), layout, compile));
        }
    }
}

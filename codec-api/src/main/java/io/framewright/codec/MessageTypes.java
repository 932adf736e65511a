package io.framewright.codec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The classes of the messages that travel one way, with the numbers that tell them apart on the wire. Immutable.
 *
 * <p>{@link #of} means one class and no tag, ever. A table from {@link #builder()} writes each message's number before
 * it, always, even if it lists one class only; the number is an unsigned LEB128 varint of at most 31 bits, the same for
 * every codec. Which class a message belongs to is decided by its exact class.
 *
 * <pre>{@code
 * MessageTypes<Command> commands = MessageTypes.builder(Command.class)
 *         .add(1, Place.class)
 *         .add(2, Cancel.class)
 *         .build();
 * }</pre>
 *
 * @param <T> what all messages have in common
 */
public final class MessageTypes<T> {

    private static final int FINGERPRINT_BYTES = 8;

    private final boolean tagged;
    private final SortedMap<Integer, Class<? extends T>> messages;
    private final SortedMap<Integer, Class<?>> nested;
    private final Set<Class<?>> exact;

    private MessageTypes(
            boolean tagged, SortedMap<Integer, Class<? extends T>> messages, SortedMap<Integer, Class<?>> nested) {
        this.tagged = tagged;
        this.messages = Collections.unmodifiableSortedMap(new TreeMap<>(messages));
        this.nested = Collections.unmodifiableSortedMap(new TreeMap<>(nested));
        this.exact = Set.copyOf(messages.values());
    }

    /**
     * Lists one class, which needs no tag.
     *
     * @param type the class of every message
     * @param <T> the messages' type
     * @return a table of one class, untagged
     * @throws IllegalArgumentException if the class is sealed: its members must be listed
     */
    public static <T> MessageTypes<T> of(Class<T> type) {
        SealedTypes.requireNotSealed(type);
        return new MessageTypes<>(false, new TreeMap<>(Map.of(0, type)), Collections.emptySortedMap());
    }

    /**
     * Begins a table of classes that have nothing in common.
     *
     * @return an empty table
     */
    public static Builder<Object> builder() {
        return builder(Object.class);
    }

    /**
     * Begins a table of classes that have a superclass or an interface in common. If that is sealed, {@link
     * Builder#build} checks that each of its members is listed.
     *
     * @param root what all messages have in common
     * @param <T> what all messages have in common
     * @return an empty table
     */
    public static <T> Builder<T> builder(Class<T> root) {
        return new Builder<>(root);
    }

    /**
     * Tells whether a tag stands before each message.
     *
     * @return false for a table made by {@link #of}
     */
    public boolean tagged() {
        return tagged;
    }

    /**
     * Lists the messages.
     *
     * @return the messages' classes by number; an untagged table's only class has the number 0
     */
    public SortedMap<Integer, Class<? extends T>> messages() {
        return messages;
    }

    /**
     * Lists the classes that appear inside messages.
     *
     * @return nested classes by number
     */
    public SortedMap<Integer, Class<?>> nested() {
        return nested;
    }

    /**
     * Tells whether an object is a message of this table, or so nearly that encoding it should fail rather than pass it
     * by: an instance of a listed class or of a subclass.
     *
     * @param object any object
     * @return whether it is meant to be encoded
     */
    public boolean covers(Object object) {
        if (exact.contains(object.getClass())) {
            return true;
        }
        for (Class<?> type : exact) {
            if (type.isInstance(object)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Tells what stands before a message on the wire.
     *
     * @param number the message's number
     * @return the tag's bytes, none if this table is untagged
     */
    public byte[] tag(int number) {
        return tagged ? TaggedCodec.tag(number) : new byte[0];
    }

    /**
     * Makes the codec for these messages: the provider's own for one untagged class, else one that writes and reads the
     * tag and leaves the rest to the provider's codec for the class.
     *
     * @param provider where the codecs for the classes come from
     * @param options limits and arguments; the nested classes of this table take the place of those in the options
     * @return a codec that many threads may share
     * @throws IllegalArgumentException if the provider cannot handle one of the classes
     */
    public Codec<T> codec(CodecProvider provider, CodecOptions options) {
        CodecOptions own = options.withNested(nested);
        if (tagged) {
            return new TaggedCodec<>(this, provider, own);
        }
        @SuppressWarnings("unchecked") // the only class of an untagged table is a Class<T>, see of
        Class<T> type = (Class<T>) messages.values().iterator().next();
        return provider.codecFor(type, own);
    }

    /**
     * Describes the table and all that its classes declare, line by line: numbers, names of classes and of their members,
     * the members' types, constants of enums, members of sealed types. Two sides with the same text have the same table. It
     * depends neither on the JVM, nor on the order in which the table was written down, nor on class loaders. Classes of the
     * JDK are not looked into. Enums are initialized.
     *
     * @return a text of many lines, as docs/wire-format.md says
     */
    public String describe() {
        return TypesText.of(tagged, this);
    }

    /**
     * Gives what two sides may compare when a connection begins: the beginning of the SHA-256 of {@link #describe}. If it
     * differs, so do the classes; whether that matters is a question of the codec, see docs/evolution.md.
     *
     * @return 16 hexadecimal digits
     */
    public String fingerprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(describe().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** Prints the table as one writes it: {@code Order}, or {@code 1=Place, 2=Cancel}. */
    @Override
    public String toString() {
        return messages.entrySet().stream()
                .map(entry ->
                        (tagged ? entry.getKey() + "=" : "") + entry.getValue().getName())
                .collect(Collectors.joining(", "));
    }

    /**
     * Collects a table. Not safe for use from several threads.
     *
     * @param <T> what all messages have in common
     */
    public static final class Builder<T> {

        private final Class<T> root;
        private final SortedMap<Integer, Class<? extends T>> messages = new TreeMap<>();
        private final SortedMap<Integer, Class<?>> nested = new TreeMap<>();

        private Builder(Class<T> root) {
            this.root = root;
        }

        /**
         * Adds a class of messages.
         *
         * @param number the tag on the wire, 1 or more; never use it again for another class
         * @param type the messages' exact class
         * @return this
         * @throws IllegalArgumentException if the number or the class is there already, or the class is sealed
         *     or abstract, so that no message is exactly of it
         */
        public Builder<T> add(int number, Class<? extends T> type) {
            SealedTypes.requireNotSealed(type);
            SealedTypes.requireConcrete(type);
            put(messages, number, type);
            return this;
        }

        /**
         * Numbers a class that appears inside messages, where a field's declared type allows several classes.
         *
         * @param number the number on the wire, 1 or more, counted apart from the messages' numbers; never use it again
         *     for another class
         * @param type the nested objects' exact class
         * @return this
         * @throws IllegalArgumentException if the number or the class is there already
         */
        public Builder<T> nested(int number, Class<?> type) {
            put(nested, number, type);
            return this;
        }

        /**
         * Ends the table.
         *
         * @return the table, always tagged
         * @throws IllegalArgumentException if it lists no message, or not all members of a sealed root
         */
        public MessageTypes<T> build() {
            if (messages.isEmpty()) {
                throw new IllegalArgumentException("a table of message types lists at least one class");
            }
            SealedTypes.requireComplete(root, messages);
            return new MessageTypes<>(true, messages, nested);
        }

        private static <V extends Class<?>> void put(SortedMap<Integer, V> map, int number, V type) {
            if (number < 1) {
                throw new IllegalArgumentException(
                        "the number of " + type.getName() + " must be 1 or more, not " + number);
            }
            if (map.containsValue(type)) {
                throw new IllegalArgumentException(type.getName() + " is listed twice");
            }
            V present = map.putIfAbsent(number, type);
            if (present != null) {
                throw new IllegalArgumentException("number " + number + " is taken by " + present.getName()
                        + ", so it cannot be " + type.getName());
            }
        }
    }
}

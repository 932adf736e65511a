package io.framewright.codec.msgpack;

import org.jspecify.annotations.Nullable;

/**
 * How the values of one declared type are written and read. Immutable once the codec is built.
 *
 * <p>Implementations are records where they can be: the JVM trusts the fields of records, so compiled code has what
 * stands in them built in.
 */
interface Binding {

    /** Writes a value, or nil for null. */
    void write(MessageWriter out, @Nullable Object value);

    /** Reads a value, or null for nil. */
    @Nullable
    Object read(MessageReader in);

    /** What stands for a value that an older or newer peer has not sent. */
    default @Nullable Object missing() {
        return null;
    }

    /** Whether nil is read as something other than null. */
    default boolean readsNil() {
        return false;
    }

    /** Whether values hold no others, so that {@link MessageReader#enter} is not called for them. */
    default boolean leaf() {
        return false;
    }

    /** Follows the way to the value that an error is in. */
    default void locate(Place place) {}
}

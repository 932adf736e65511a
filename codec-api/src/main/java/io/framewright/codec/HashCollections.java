package io.framewright.codec;

/**
 * Whether messages may contain {@code HashMap}, {@code HashSet} and their like. Reading one calls {@code hashCode} of
 * its keys, and the bytes decide which objects those are: sets nested in sets keep a processor busy for years with a
 * few kilobytes. Admit them only for peers that are trusted not to do that.
 */
public enum HashCollections {
    /** Messages contain none; a message class that declares one is refused when its codec is made. */
    REFUSED,
    /** Messages may contain them where fields declare {@code Map}, {@code Set} or one of their implementations. */
    ADMITTED
}

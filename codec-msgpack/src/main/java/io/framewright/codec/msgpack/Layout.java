package io.framewright.codec.msgpack;

/** What an object is on the wire. */
enum Layout {
    /** The values of its members, each at its position. */
    ARRAYS,
    /** As {@link #ARRAYS}; those of records without positions begin with a check of their names, see {@link NameCheck}. */
    CHECKED_ARRAYS,
    /** Names and values of its members. */
    MAPS
}

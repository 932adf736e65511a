package io.framewright.codec.msgpack;

/** What an object is on the wire. */
enum Layout {
    /** The values of its members, each at its position. */
    ARRAYS,
    /** Names and values of its members. */
    MAPS
}

package io.framewright.examples.media;

import io.framewright.codec.msgpack.WireNumber;

/** What plays a {@link Media}. */
public enum Player {
    @WireNumber(0)
    JAVA,
    @WireNumber(1)
    FLASH
}

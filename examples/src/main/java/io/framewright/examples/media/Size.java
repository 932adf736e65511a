package io.framewright.examples.media;

import io.framewright.codec.msgpack.WireNumber;

/** How large an {@link Image} is shown. */
public enum Size {
    @WireNumber(0)
    SMALL,
    @WireNumber(1)
    LARGE
}

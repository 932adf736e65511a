package io.framewright.examples.media;

/** How large an {@link Image} is shown. */
public enum Size {
    SMALL,
    LARGE
}

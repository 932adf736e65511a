package io.framewright.examples.media;

/** What plays a {@link Media}. */
public enum Player {
    JAVA,
    FLASH
}

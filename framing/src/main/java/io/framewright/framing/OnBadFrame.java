package io.framewright.framing;

/** What a handler does after it has reported bytes that are no frame. */
public enum OnBadFrame {
    /** Parses nothing more and closes the channel. */
    CLOSE,
    /**
     * Goes on behind the bad frame where it is certain where that is ({@link BadFrame#inStep}): a frame that is too long
     * but has a valid length, any bad frame between two delimiters, a wrong checksum, bad padding. Else as {@link
     * #CLOSE}.
     */
    SKIP
}

package io.framewright.codec;

import org.jspecify.annotations.Nullable;

/** A message could not be encoded. No byte of it was written. */
public final class EncodeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what is wrong with the message, and what would help
     */
    public EncodeException(String message) {
        this(message, null);
    }

    /**
     * Makes an exception.
     *
     * @param message what is wrong with the message, and what would help
     * @param cause what the serializer threw, if anything
     */
    public EncodeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

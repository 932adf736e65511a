package io.framewright.framing;

import io.framewright.codec.EncodeException;
import io.netty.handler.codec.EncoderException;

/** A message could not be encoded or framed. It failed its own promise only, and no byte of it was sent. */
public final class MessageEncodeException extends EncoderException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param cause what the codec or the framing found
     */
    public MessageEncodeException(EncodeException cause) {
        super(cause.getMessage(), cause);
    }

    /** Wraps what a codec threw, even if it should not have. */
    static MessageEncodeException of(Throwable thrown) {
        return new MessageEncodeException(failure(thrown));
    }

    /** What a codec threw, or should have thrown. */
    static EncodeException failure(Throwable thrown) {
        return thrown instanceof EncodeException known
                ? known
                : new EncodeException("the codec failed: " + thrown, thrown);
    }
}

package io.framewright.framing;

import io.framewright.codec.DecodeException;
import io.netty.handler.codec.DecoderException;

/** The payload of a good frame is not a message. The stream is still in step: the next message follows. */
public final class MessageDecodeException extends DecoderException {

    private static final long serialVersionUID = 1L;

    private final DecodeException.Reason reason;

    /**
     * Makes an exception.
     *
     * @param cause what the codec found
     */
    public MessageDecodeException(DecodeException cause) {
        super(cause.getMessage(), cause);
        this.reason = cause.reason();
    }

    /**
     * Tells what kind of fault the payload has.
     *
     * @return what the codec said
     */
    public DecodeException.Reason reason() {
        return reason;
    }
}

package io.framewright.framing;

import io.framewright.codec.DecodeException;
import io.netty.handler.codec.CorruptedFrameException;

/** The stream ended inside a frame: its last bytes were received, but are no message. */
public final class TruncatedFrameException extends CorruptedFrameException implements BadFrame {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message how much of the frame there was, and how much is missing if that is known
     */
    public TruncatedFrameException(String message) {
        super(message);
    }

    @Override
    public DecodeException.Reason reason() {
        return DecodeException.Reason.MALFORMED;
    }

    @Override
    public boolean inStep() {
        return false;
    }
}

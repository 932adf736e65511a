package io.framewright.framing;

import io.framewright.codec.DecodeException;
import io.netty.handler.codec.CorruptedFrameException;

/** Bytes are not a frame of the framing: a bad length, escape, padding, magic or checksum. */
public final class CorruptFrameException extends CorruptedFrameException implements BadFrame {

    private static final long serialVersionUID = 1L;

    private final boolean inStep;

    /**
     * Makes an exception.
     *
     * @param message what is wrong, and what it looks like
     * @param inStep whether it is certain where the next frame begins
     */
    public CorruptFrameException(String message, boolean inStep) {
        super(message);
        this.inStep = inStep;
    }

    @Override
    public DecodeException.Reason reason() {
        return DecodeException.Reason.MALFORMED;
    }

    @Override
    public boolean inStep() {
        return inStep;
    }
}

package io.framewright.framing;

import io.framewright.codec.DecodeException;
import io.netty.handler.codec.TooLongFrameException;

/** A frame's payload is larger than the framing allows. */
public final class FrameTooLongException extends TooLongFrameException implements BadFrame {

    private static final long serialVersionUID = 1L;

    private final boolean inStep;

    /**
     * Makes an exception.
     *
     * @param message the limit, the length if it is known, and what it looks like
     * @param inStep whether it is certain where the next frame begins
     */
    public FrameTooLongException(String message, boolean inStep) {
        super(message);
        this.inStep = inStep;
    }

    @Override
    public DecodeException.Reason reason() {
        return DecodeException.Reason.LIMIT_EXCEEDED;
    }

    @Override
    public boolean inStep() {
        return inStep;
    }
}

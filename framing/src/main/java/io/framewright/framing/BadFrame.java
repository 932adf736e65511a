package io.framewright.framing;

import io.framewright.codec.DecodeException;

/**
 * What all exceptions about bytes that are no frame have in common; each also extends the exception that Netty's own
 * decoders throw in such a case.
 */
public interface BadFrame {

    /**
     * Tells what kind of fault the frame has.
     *
     * @return {@code LIMIT_EXCEEDED} for a frame that is too long, else {@code MALFORMED}
     */
    DecodeException.Reason reason();

    /**
     * Tells whether it is certain where the next frame begins.
     *
     * @return true if the stream can go on behind the bad frame
     */
    boolean inStep();
}

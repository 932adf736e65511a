package io.framewright.codec.msgpack;

import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeException.Reason;
import io.framewright.codec.EncodeException;

/** Turns what was thrown into the codec API's exceptions, which say where in the message the fault is. */
final class Failures {

    private Failures() {}

    static EncodeException encoding(RuntimeException failure, String place) {
        String text = failure instanceof EncodeException ? String.valueOf(failure.getMessage()) : text(failure);
        return new EncodeException(place + ": " + text, failure);
    }

    static DecodeException decoding(RuntimeException failure, String place, int offset) {
        if (failure instanceof Fault fault) {
            return new DecodeException(fault.reason(), place + ": " + fault.getMessage() + ", at byte " + offset);
        }
        if (failure instanceof DecodeException known) {
            return new DecodeException(
                    known.reason(), place + ": " + known.getMessage() + ", before byte " + offset, known);
        }
        return new DecodeException(Reason.MALFORMED, place + ": " + text(failure) + ", before byte " + offset, failure);
    }

    private static String text(Throwable failure) {
        String message = failure.getMessage();
        String name = failure.getClass().getName();
        return message == null ? name : name + ": " + message;
    }

    /** Makes an unchecked exception of what a constructor or an accessor threw; errors pass. */
    static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException unchecked ? unchecked : new CheckedException(thrown);
    }

    /** Carries a checked exception of a message's own code. */
    private static final class CheckedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        CheckedException(Throwable cause) {
            super(cause);
        }
    }
}

package io.framewright.codec.msgpack;

import io.framewright.codec.DecodeException;
import io.framewright.codec.DecodeException.Reason;

/** What is wrong with bytes, on its way to {@link Failures}, which adds the place. Has no stack trace. */
final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** The index in the reader's array of the value that is wrong. */
    private final int position;

    private Fault(Reason reason, String message, int position) {
        super(message, null, false, false);
        this.reason = reason;
        this.position = position;
    }

    static Fault malformed(String message, int position) {
        return new Fault(Reason.MALFORMED, message, position);
    }

    static Fault typeNotAllowed(String message, int position) {
        return new Fault(Reason.TYPE_NOT_ALLOWED, message, position);
    }

    static Fault limitExceeded(String what, long value, long limit, int position) {
        String message =
                String.valueOf(DecodeException.limitExceeded(what, value, limit).getMessage());
        return new Fault(Reason.LIMIT_EXCEEDED, message, position);
    }

    Reason reason() {
        return reason;
    }

    int position() {
        return position;
    }
}

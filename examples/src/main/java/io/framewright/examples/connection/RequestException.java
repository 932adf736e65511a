package io.framewright.examples.connection;

/** Why a request has no answer. */
public final class RequestException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What became of the request, as far as is known here. */
    public enum Reason {
        /** It was not sent: too many were waiting. */
        QUEUE_FULL("queue full"),
        /** It was not sent in time. */
        TIMED_OUT("timed out before it was sent"),
        /** It was not sent: the client stopped before. */
        STOPPED("not sent, the client has stopped"),
        /** It was sent, and did not take effect: the server, or the encoder, says so. */
        REJECTED("rejected"),
        /** It was sent, and may have taken effect or not. */
        OUTCOME_UNKNOWN("outcome unknown");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }

    private final Reason reason;

    RequestException(Reason reason, String detail) {
        super(detail.isEmpty() ? reason.text : reason.text + ": " + detail);
        this.reason = reason;
    }

    /** Tells what became of the request. */
    public Reason reason() {
        return reason;
    }
}

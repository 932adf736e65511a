package io.framewright.examples.http;

import io.netty.handler.codec.http.HttpResponseStatus;

/** A request is answered with an error, and this is what the answer says. */
public final class RequestRefusedException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient HttpResponseStatus status;

    /**
     * Refuses a request.
     *
     * @param status what the answer's first line says
     * @param message what its text says; quotes nothing that the client sent
     */
    public RequestRefusedException(HttpResponseStatus status, String message) {
        super(message);
        this.status = status;
    }

    /**
     * Tells the status.
     *
     * @return 4xx or 5xx
     */
    public HttpResponseStatus status() {
        return status;
    }
}
